import type { ReactNode } from 'react';
import styles from './settings-section.module.css';

export interface SettingsSectionProps {
  title: string;
  /** One or two lines about what is set here. */
  about: ReactNode;
  children: ReactNode;
}

/** A part of the settings: what it is about at the left, its fields at the right. */
export function SettingsSection({ title, about, children }: SettingsSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.about}>
        <h2>{title}</h2>
        <p>{about}</p>
      </div>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

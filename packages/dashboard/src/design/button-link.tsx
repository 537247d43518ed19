import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, type ButtonLook } from './button.tsx';

export interface ButtonLinkProps extends ButtonLook {
  /** A path of the dashboard. */
  href: string;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A link to another page that looks like a button. */
export function ButtonLink({ href, icon, variant, size, className, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={buttonClass({ variant, size }, className)}>
      {icon}
      {children}
    </Link>
  );
}

import { useState } from 'react';
import { JsonView } from '../design/json-view.tsx';
import { Tabs } from '../design/tabs.tsx';
import { ValueView } from './value-view.tsx';
import styles from './structured-output.module.css';

const views = [
  { name: 'values', label: 'Values' },
  { name: 'json', label: 'JSON' },
] as const;

interface StructuredOutputProps {
  /** The object, or as much of it as there is while it is being written. */
  readonly value: object;
  readonly live: boolean;
}

/** The answer as an object of the worker's schema: readable, or as JSON. */
export function StructuredOutput({ value, live }: StructuredOutputProps) {
  const [view, setView] = useState<(typeof views)[number]['name']>('values');
  return (
    <section className={styles.output} aria-label="Structured output" data-live={live || undefined}>
      <Tabs label="How to show the structured output" tabs={views} current={view} onChange={setView}>
        {view === 'json' ? <JsonView value={value} what="structured output" /> : <ValueView value={value} />}
      </Tabs>
    </section>
  );
}

import { memo } from 'react';
import { CodeView } from './code-view.tsx';
import { type JsonTokenKind, tokenizeJson } from './tokenize-json.ts';
import styles from './json-view.module.css';

const classes: Record<JsonTokenKind, string | undefined> = {
  key: styles.key,
  string: styles.string,
  number: styles.number,
  word: styles.word,
  other: undefined,
};

/** A JSON value with colours, indented by two spaces. Beyond 100,000 characters it stays without colours. */
export const JsonView = memo(function JsonView({
  value,
  what,
  wrap,
}: {
  value: unknown;
  what: string;
  wrap?: boolean;
}) {
  const code = JSON.stringify(value, undefined, 2) ?? 'undefined';
  return (
    <CodeView code={code} what={what} wrap={wrap ?? true}>
      {code.length > 100_000
        ? code
        : tokenizeJson(code).map(({ kind, text }, index) => (
            <span key={index} className={classes[kind]}>
              {text}
            </span>
          ))}
    </CodeView>
  );
});

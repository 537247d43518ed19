import { useEffect, useRef } from 'react';
import type { EditorView } from '@codemirror/view';
import { createJsonEditor, setEditorText } from './create-json-editor.ts';
import styles from './json-editor.module.css';

export interface JsonEditorProps {
  /** What the text is, for screen readers. */
  label: string;
  text: string;
  onChange: (text: string) => void;
  error?: string | undefined;
}

/** A code editor for JSON. Load it lazily: it is larger than the rest of its page. */
export function JsonEditor({ label, text, onChange, error }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ text, onChange });

  useEffect(() => {
    latest.current = { text, onChange };
    if (view.current !== undefined) setEditorText(view.current, text);
  });

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    // Under the page's policy the editor's style sheets are permitted as adopted ones only, which it uses in a shadow root.
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const editor = createJsonEditor({
      root,
      label,
      text: latest.current.text,
      onChange: (changed) => latest.current.onChange(changed),
    });
    view.current = editor;
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, [label]);

  return (
    <div>
      <div ref={place} className={styles.editor} data-invalid={error === undefined ? undefined : ''} />
      {error === undefined ? null : (
        <p className={styles.error} role="status">
          {error}
        </p>
      )}
    </div>
  );
}

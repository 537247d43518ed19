import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface JsonEditorOptions {
  /** Where it is put. A shadow root, for its style sheets. */
  root: ShadowRoot;
  label: string;
  text: string;
  /** Called at each change by the user, not at those by `setEditorText`. */
  onChange: (text: string) => void;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '1.6',
    minHeight: '16rem',
    maxHeight: '32rem',
  },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.5rem' },
  '.cm-gutters': {
    color: 'var(--ink-faint)',
    backgroundColor: 'transparent',
    border: 'none',
    paddingLeft: '0.5rem',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--ink) 4%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    background: 'var(--selection) !important',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)' },
});

/**
 * A CodeMirror for JSON in the dashboard's colours. Tab leaves it, as it leaves every other field; Enter indents. `destroy()`
 * takes it away.
 */
export function createJsonEditor({ root, label, text, onChange }: JsonEditorOptions): EditorView {
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        // Named as one that can have the focus: without it, checkers do not see that its frame can be scrolled by keyboard.
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        json(),
        syntaxHighlighting(colours),
        look,
        EditorView.updateListener.of((update) => {
          const byUser = update.transactions.some(
            (change) => change.docChanged && !change.isUserEvent('set'),
          );
          if (byUser) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
}

/** Puts a text into the editor where it holds another; the cursor stays as near as it can. */
export function setEditorText(view: EditorView, text: string): void {
  const present = view.state.doc.toString();
  if (present === text) return;
  view.dispatch({ changes: { from: 0, to: present.length, insert: text }, userEvent: 'set' });
}

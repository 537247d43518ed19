import { afterEach, expect, test } from 'vitest';
import { installDom } from '../test-support/install-dom.ts';
import { useAttachments, type Attachments } from './use-attachments.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { act, cleanup, render } = await import('@testing-library/react');
afterEach(cleanup);

/** What a drop or a paste brings, as browsers give it. */
function transfer(files: readonly File[], folders: readonly string[] = []): object {
  const entry = (isDirectory: boolean) => () => ({ isDirectory });
  const items = [
    { kind: 'string' },
    ...files.map((file) => ({ kind: 'file', getAsFile: () => file, webkitGetAsEntry: entry(false) })),
    ...folders.map((name) => ({
      kind: 'file',
      getAsFile: () => new File([], name),
      webkitGetAsEntry: entry(true),
    })),
  ];
  return { types: ['Files'], items };
}

let attachments: Attachments;
function show(): (type: string, given: object) => Event {
  const Zone = () => {
    attachments = useAttachments();
    return <form {...attachments.dropProps} />;
  };
  const { container } = render(<Zone />);
  return (type, given) => {
    const event = new (window as unknown as typeof globalThis).Event(type, {
      bubbles: true,
      cancelable: true,
    });
    act(() => void container.firstElementChild?.dispatchEvent(Object.assign(event, given)));
    return event;
  };
}

test('files are dropped, also over elements inside of the zone; folders are refused', () => {
  const fire = show();
  const { dropProps, add } = attachments;
  const dataTransfer = transfer([new File(['x'], 'a.txt')], ['photos']);
  fire('dragenter', { dataTransfer });
  fire('dragenter', { dataTransfer });
  fire('dragleave', { dataTransfer });
  expect(attachments.isDragging).toBe(true);
  expect(fire('dragover', { dataTransfer }).defaultPrevented).toBe(true);
  expect(fire('drop', { dataTransfer }).defaultPrevented).toBe(true);
  expect(attachments).toMatchObject({
    isDragging: false,
    files: [{ name: 'a.txt' }],
    errors: [{ code: 'folder', message: '"photos" is a folder. Choose the files in it instead.' }],
  });
  expect([attachments.dropProps, attachments.add]).toEqual([dropProps, add]);
});

test('what is no file passes', () => {
  const fire = show();
  const text = { types: ['text/plain'], items: [{ kind: 'string' }] };
  expect(fire('drop', { dataTransfer: text }).defaultPrevented).toBe(false);
  fire('paste', { clipboardData: text });
  expect(attachments.files).toEqual([]);
});

test('files are pasted, chosen, taken out one by one, and checked together', () => {
  const fire = show();
  fire('paste', { clipboardData: transfer([new File(['x'], 'pasted.png')]) });
  act(() => attachments.add(Array.from({ length: 5 }, (_, index) => new File(['x'], `${index}.txt`))));
  expect(attachments.errors).toMatchObject([{ file: { name: '4.txt' }, code: 'too_many_files' }]);
  act(() => attachments.remove(0));
  expect(attachments.errors).toEqual([]);
  const [first, second] = attachments.files;
  act(() => attachments.clear([first as File]));
  expect(attachments.files[0]).toBe(second);
  act(() => attachments.clear());
  expect(attachments.files).toEqual([]);
});

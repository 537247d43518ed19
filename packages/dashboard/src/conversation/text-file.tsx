import { useQuery } from '@tanstack/react-query';
import { CodeView } from '../design/code-view.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Markdown } from './markdown.tsx';
import { readText } from './read-text.ts';
import styles from './text-file.module.css';

interface TextFileProps {
  readonly address: string;
  readonly name: string;
  readonly mediaType: string;
}

/** The beginning of a text file; Markdown is set as such. */
export function TextFile({ address, name, mediaType }: TextFileProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['file-text', address],
    queryFn: ({ signal }) => readText(address, signal),
    // A later turn may write the file again.
    staleTime: 0,
    retry: false,
  });
  if (error) {
    return <ErrorView title="The file could not be read." error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Skeleton rows={6} label="Reading the file" />;
  return (
    <div className={styles.text}>
      {mediaType.startsWith('text/markdown') ? (
        <Markdown text={data.text} headingLevel={3} />
      ) : (
        <CodeView code={data.text} what={name} wrap />
      )}
      {data.complete ? null : (
        <p className={styles.note}>Only the beginning is shown. Download the file to read all of it.</p>
      )}
    </div>
  );
}

import styles from './worker-tag.module.css';

/** A worker's name tag: the first letter of its title, in one of a few colours that its id chooses. */
export function WorkerTag({ workerId, title, size = 'medium' }: WorkerTagProps) {
  const letter = title.trim().match(/\p{L}|\p{N}/u)?.[0] ?? '·';
  return (
    <span className={`${styles.tag} ${styles[size]}`} data-colour={colourOf(workerId)} aria-hidden="true">
      {letter.toLocaleUpperCase()}
    </span>
  );
}

export interface WorkerTagProps {
  workerId: string;
  title: string;
  size?: 'small' | 'medium' | 'large';
}

const colours = 6;

function colourOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % colours;
}

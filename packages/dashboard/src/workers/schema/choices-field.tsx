import { useState } from 'react';
import { TextField } from '../../design/text-field.tsx';

export interface ChoicesFieldProps {
  label: string;
  choices: readonly string[];
  onChange: (choices: readonly string[]) => void;
}

/** The values of a choice, parted by commas. */
export function ChoicesField({ label, choices, onChange }: ChoicesFieldProps) {
  // What is typed, spaces and open comma included, as long as it still means the choices.
  const [typed, setTyped] = useState('');
  const text = sameChoices(parse(typed), choices) ? typed : choices.join(', ');
  return (
    <TextField
      label={label}
      labelHidden
      mono
      placeholder="confirmed, debunked, unclear"
      value={text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parse(event.target.value));
      }}
    />
  );
}

function parse(text: string): string[] {
  return text
    .split(',')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
}

function sameChoices(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((choice, index) => choice === other[index]);
}

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { Button } from '../design/button.tsx';
import { describeError } from '../design/describe-error.ts';
import { TextField } from '../design/text-field.tsx';
import { Mark } from '../shell/mark.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { readReturnPath } from './read-return-path.ts';
import { sessionApi } from './session-api.ts';
import styles from './sign-in-page.module.css';

/** Signs in with an API key. The key goes to the server once, and stays nowhere in the browser. */
export function SignInPage() {
  usePageTitle('Sign in');
  const [key, setKey] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const search = useSearch();
  const signIn = useMutation({
    mutationFn: sessionApi.create,
    // With a new page, so that nothing in memory stays of what another key could see.
    onSuccess: () => window.location.replace(readReturnPath(search)),
    onError: () => field.current?.select(),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate(key.trim());
  }

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <Mark />
        <h1>Sign in</h1>
        <p className={styles.lead}>
          {new URLSearchParams(search).has('link')
            ? 'This link was used already, or is more than ten minutes old. Sign in with an API key of this server instead.'
            : 'Use an API key of this server. It is sent once, and kept nowhere in this browser.'}
        </p>
        <TextField
          ref={field}
          label="API key"
          type="password"
          name="key"
          autoComplete="current-password"
          autoFocus
          required
          mono
          placeholder="hdg_live_…"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          error={signIn.error === null ? undefined : describeError(signIn.error).sentence}
          hint="The local server prints one when it starts."
        />
        <Button variant="primary" type="submit" busy={signIn.isPending || signIn.isSuccess}>
          Sign in
        </Button>
      </form>
    </main>
  );
}

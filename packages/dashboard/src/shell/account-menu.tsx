import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound, LogOut } from 'lucide-react';
import { Button } from '../design/button.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { useToast } from '../design/use-toast.ts';
import { sessionApi } from '../session/session-api.ts';
import { sessionQuery } from '../session/session-query.ts';
import styles from './account-menu.module.css';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { data: session } = useQuery(sessionQuery);
  const showToast = useToast();
  const signOut = useMutation({
    mutationFn: sessionApi.delete,
    onSuccess: () => {
      forgetDrafts();
      // With a new page, so that nothing in memory stays of what was seen.
      window.location.assign('/sign-in');
    },
    onError: () => showToast({ message: 'Signing out failed. Try again.', tone: 'bad' }),
  });

  return (
    <>
      <IconButton
        label="Account"
        icon={<KeyRound aria-hidden="true" />}
        popoverTarget="account-menu"
        className={styles.button ?? ''}
      />
      <div id="account-menu" popover="auto" className={styles.menu} role="group" aria-label="Account">
        <dl>
          <div>
            <dt>Key</dt>
            <dd>
              <code>{session?.keyPrefix}…</code>
            </dd>
          </div>
          <div>
            <dt>Organization</dt>
            <dd>
              <code>{session?.organizationId}</code>
            </dd>
          </div>
          <div>
            <dt>User</dt>
            <dd>
              <code>{session?.userId}</code>
            </dd>
          </div>
        </dl>
        <Button
          icon={<LogOut aria-hidden="true" />}
          busy={signOut.isPending || signOut.isSuccess}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Button>
      </div>
    </>
  );
}

/** What one was writing is for nobody else who uses this tab. */
function forgetDrafts(): void {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that refuses storage kept none.
  }
}

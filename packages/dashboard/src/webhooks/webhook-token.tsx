import { Eye, EyeOff, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { RegenerateTokenDialog } from './regenerate-token-dialog.tsx';
import styles from './webhook-token.module.css';

export interface WebhookTokenProps {
  readonly workerId: string;
  readonly token: string;
}

/** The secret that the API and the receiver share. It is on the screen only while it is asked for. */
export function WebhookToken({ workerId, token }: WebhookTokenProps) {
  const [isShown, setIsShown] = useState(false);
  const [isReplacing, setIsReplacing] = useState(false);
  return (
    <div className={styles.token}>
      <p className={styles.label} id="webhook-token">
        Token
      </p>
      <div className={styles.line}>
        <code aria-labelledby="webhook-token" role="group">
          {isShown ? token : `${token.slice(0, 4)}${'•'.repeat(12)}`}
        </code>
        <IconButton
          label={isShown ? 'Hide token' : 'Show token'}
          icon={isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setIsShown(!isShown)}
        />
        <CopyButton text={token} what="token" />
        <Button size="small" icon={<RefreshCw aria-hidden="true" />} onClick={() => setIsReplacing(true)}>
          Replace
        </Button>
      </div>
      <p className={styles.hint}>
        It comes with every delivery, in <code>X-Handinger-Token</code>, and signs it. Give it to your
        receiver as <code>HANDINGER_WEBHOOK_TOKEN</code>.
      </p>
      {isReplacing ? (
        <RegenerateTokenDialog workerId={workerId} onClose={() => setIsReplacing(false)} />
      ) : null}
    </div>
  );
}

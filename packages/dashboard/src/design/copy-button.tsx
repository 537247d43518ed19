import { useEffect, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { IconButton } from './icon-button.tsx';
import { useToast } from './use-toast.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface CopyButtonProps {
  text: string;
  /** What is copied: “worker id”. */
  what: string;
  className?: string;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, what, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const showToast = useToast();

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // A page that is not served over HTTPS or from this machine has no clipboard.
      showToast({
        message: 'The browser did not permit copying. Select the text, and copy it yourself.',
        tone: 'bad',
      });
    }
  }

  return (
    <>
      <IconButton
        label={`Copy ${what}`}
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {...(className === undefined ? {} : { className })}
        onClick={() => void copy()}
      />
      <VisuallyHidden role="status">{copied ? 'Copied' : ''}</VisuallyHidden>
    </>
  );
}

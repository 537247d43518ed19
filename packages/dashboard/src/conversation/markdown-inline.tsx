import type { MarkedToken, Token } from 'marked';
import type { ReactNode } from 'react';
import { decodeEntities } from './decode-entities.ts';
import { safeHref } from './safe-href.ts';

interface MarkdownInlineProps {
  readonly tokens: readonly Token[];
}

/** Running text of Markdown: emphasis, code, links. */
export function MarkdownInline({ tokens }: MarkdownInlineProps): ReactNode {
  return tokens.map((token, index) => <Inline key={index} token={token as MarkedToken} />);
}

function Inline({ token }: { readonly token: MarkedToken }): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong>
          <MarkdownInline tokens={token.tokens} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <MarkdownInline tokens={token.tokens} />
        </em>
      );
    case 'del':
      return (
        <del>
          <MarkdownInline tokens={token.tokens} />
        </del>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'checkbox':
      return (
        <input
          type="checkbox"
          checked={token.checked}
          disabled
          aria-label={token.checked ? 'Done' : 'To do'}
        />
      );
    case 'link':
      return (
        <Link href={token.href}>
          <MarkdownInline tokens={token.tokens} />
        </Link>
      );
    case 'image':
      // Loading it would tell its host who reads this, and when.
      return <Link href={token.href}>{token.text || token.href}</Link>;
    case 'text':
      return token.tokens ? <MarkdownInline tokens={token.tokens} /> : decodeEntities(token.text);
    case 'html':
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const safe = safeHref(href);
  if (safe === undefined) return children;
  return (
    <a href={safe} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

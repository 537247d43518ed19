import type { MarkedToken, Token, Tokens } from 'marked';
import type { ReactElement, ReactNode } from 'react';
import { CodeView } from '../design/code-view.tsx';
import { MarkdownInline } from './markdown-inline.tsx';

interface MarkdownBlockProps {
  readonly token: Token;
  readonly headingLevel: 3 | 4;
}

/** One block of Markdown: a paragraph, a list, a table … */
export function MarkdownBlock({ token, headingLevel }: MarkdownBlockProps): ReactNode {
  const block = token as MarkedToken;
  const Heading = `h${headingLevel}` as const;
  const children = (tokens: readonly Token[]) =>
    tokens.map((each, index) => <MarkdownBlock key={index} token={each} headingLevel={headingLevel} />);
  switch (block.type) {
    case 'heading':
      return (
        <Heading data-depth={block.depth}>
          <MarkdownInline tokens={block.tokens} />
        </Heading>
      );
    case 'paragraph':
      return (
        <p>
          <MarkdownInline tokens={block.tokens} />
        </p>
      );
    case 'code':
      return <Code code={block.text} language={block.lang?.split(/[\s,{]/)[0]} />;
    case 'blockquote':
      return <blockquote>{children(block.tokens)}</blockquote>;
    case 'list':
      return <List list={block}>{children}</List>;
    case 'table':
      return <Table table={block} />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'def':
      return null;
    case 'html':
      return <p>{block.text.trim()}</p>;
    default:
      return <MarkdownInline tokens={[token]} />;
  }
}

function Code({
  code,
  language,
}: {
  readonly code: string;
  readonly language: string | undefined;
}): ReactElement {
  return (
    <CodeView
      code={code}
      what={language ? `${language} code` : 'code'}
      {...(language ? { caption: language } : {})}
    />
  );
}

interface ListProps {
  readonly list: Tokens.List;
  readonly children: (tokens: readonly Token[]) => ReactNode;
}

function List({ list, children }: ListProps): ReactElement {
  const items = list.items.map((item, index) => (
    <li key={index} data-task={item.task || undefined}>
      {children(item.tokens)}
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { readonly table: Tokens.Table }): ReactElement {
  const alignment = (index: number) => ({ textAlign: table.align[index] ?? undefined });
  return (
    // A table may be wider than the page: it scrolls by itself, also by keyboard.
    <div role="region" aria-label="Table" tabIndex={0} data-table="">
      <table>
        <thead>
          <tr>
            {table.header.map(({ tokens }, index) => (
              <th key={index} scope="col" style={alignment(index)}>
                <MarkdownInline tokens={tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map(({ tokens }, index) => (
                <td key={index} style={alignment(index)}>
                  <MarkdownInline tokens={tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

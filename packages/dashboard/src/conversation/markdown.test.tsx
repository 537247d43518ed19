import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ToastContext } from '../design/toast-context.ts';
import { Markdown } from './markdown.tsx';

function render(text: string): string {
  return renderToStaticMarkup(
    <ToastContext value={() => undefined}>
      <Markdown text={text} />
    </ToastContext>,
  );
}

describe('Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<div onclick="alert(1)">\n\n**x**\n\n</div>',
    '`<b>`',
    '```html\n<iframe src="https://example.com"></iframe>\n```',
    '| <u>a</u> |\n| - |\n| <style>*{}</style> |',
  ])('shows HTML as text: %j', (text) => {
    expect(render(text)).not.toMatch(/<(script|img|div onclick|b|iframe|u|style)[\s>]/);
    expect(render(text)).toContain('&lt;');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    '![x](javascript:alert(1))',
    '[x](/session)',
  ])('makes no link of %j', (text) => {
    expect(render(text)).not.toContain('<a');
    expect(render(text)).toContain('x');
  });

  it('links to the web, in a page of its own that is not told of this one', () => {
    expect(render('See [docs](https://example.com/a?b=1&c=2) and https://example.org.')).toContain(
      '<p>See <a href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noreferrer">docs</a> and ' +
        '<a href="https://example.org" target="_blank" rel="noreferrer">https://example.org</a>.</p>',
    );
  });

  it('loads no picture from elsewhere, but links to it', () => {
    expect(render('![A chart](https://example.com/a.png)')).toContain('<a href="https://example.com/a.png"');
  });

  it('sets headings below that of the turn, lists, tables and code', () => {
    const html = render(
      '# One\n\n### Two\n\n3. three\n4. four\n\n- [x] done\n\n| a |\n| -: |\n| 1 |\n\n```ts\nlet a;\n```',
    );
    expect(html).toContain('<h4 data-depth="1">One</h4>');
    expect(html).toContain('<h4 data-depth="3">Two</h4>');
    expect(html).toContain('<ol start="3"><li>three</li><li>four</li></ol>');
    expect(html).toMatch(/<li data-task="true"><input type="checkbox" [^>]*checked=""[^>]*\/>done<\/li>/);
    expect(html).toContain('<th scope="col" style="text-align:right">a</th>');
    expect(html).toContain('<code>let a;</code>');
  });
});

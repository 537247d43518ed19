/** Shown in a checkout in which the dashboard was not built; the published package always holds it. */
export const notBuiltPage = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Handinger</title></head>
  <body>
    <h1>The dashboard is not built</h1>
    <p>Run <code>pnpm build</code> in the repository and load this page again. The API is there all the same.</p>
  </body>
</html>
`;

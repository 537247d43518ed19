import { relative } from 'node:path';
import ts from 'typescript';

/** What an entry gives to programs, as text that changes exactly when its types do. */
export interface PrintedEntry {
  readonly text: string;
  readonly declarations: ReadonlySet<ts.Declaration>;
}

/**
 * The public types of an entry: every exported name with its declaration, and after them the declarations that these speak of.
 * Comments, the order of files and the names of chunks leave no trace.
 *
 * @param file a `.d.ts` file
 * @param elsewhere what another entry's text holds already: it is not repeated
 */
export function printEntry(
  program: ts.Program,
  file: string,
  folder: string,
  elsewhere: ReadonlySet<ts.Declaration> = new Set(),
): PrintedEntry {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const entry = source && checker.getSymbolAtLocation(source);
  if (!entry) throw new Error(`${file} is not there, or exports nothing`);
  const printer = ts.createPrinter({ removeComments: true });

  const declarationsOf = (symbol: ts.Symbol): readonly ts.Declaration[] => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const { declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    return declarations;
  };
  const isOurs = (declaration: ts.Declaration) =>
    !relative(folder, declaration.getSourceFile().fileName).startsWith('..');
  const print = (declaration: ts.Declaration) => {
    const node = statementOf(declaration);
    const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
    return text.replace(/^(?:export )?(?:default )?(?:declare )?/, '').replaceAll(/#private;\n\s*/g, '');
  };

  const seen = new Set<ts.Declaration>();
  const exported = checker.getExportsOfModule(entry).map((symbol) => {
    const lines = declarationsOf(symbol).map((declaration) => {
      seen.add(declaration);
      if (elsewhere.has(declaration)) return '(as in the main entry)';
      return isOurs(declaration) ? print(declaration) : `(of ${packageOf(declaration)})`;
    });
    return `// ${symbol.name}\n${lines.join('\n')}\n`;
  });

  const inner: string[] = [];
  const visit = (declaration: ts.Declaration) => {
    if (elsewhere.has(declaration) || !isOurs(declaration)) return;
    statementOf(declaration).forEachChild(function walk(node) {
      const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
      for (const found of symbol ? declarationsOf(symbol) : []) {
        if (seen.has(found) || elsewhere.has(found) || !isOurs(found) || !isTopLevel(found)) continue;
        seen.add(found);
        inner.push(`${print(found)}\n`);
        visit(found);
      }
      node.forEachChild(walk);
    });
  };
  const roots = [...seen];
  for (const declaration of roots) visit(declaration);

  const parts = [exported.toSorted().join('\n')];
  if (inner.length > 0)
    parts.push(
      '// ---- not exported by this entry, but part of its types ----\n',
      inner.toSorted().join('\n'),
    );
  return { text: parts.join('\n'), declarations: seen };
}

/** A variable's declaration is only a part of what declares it. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function isTopLevel(declaration: ts.Declaration): boolean {
  return ts.isSourceFile(statementOf(declaration).parent);
}

function packageOf(declaration: ts.Declaration): string {
  const [, name = 'TypeScript'] =
    /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(declaration.getSourceFile().fileName) ?? [];
  return name;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDistribution } from '../../../src/read/package/distribution.ts';
import type { Element } from '../../../src/read/package/xml-tree.ts';
import { putPanes } from '../../../src/render/installer/put-panes.ts';
import { PANES } from '../../../src/render/pane/format.ts';

const OURS = PANES.map((name) => `<${name} file="${name}.html" mime-type="text/html"/>`);

function put(text: string): string {
  const { text: decoded, root } = readDistribution(Buffer.from(text), 'Distribution');
  return putPanes(decoded, root, 'html');
}

/** A tree without its panes and without where things are: what must not change. White space is held elsewhere. */
function rest(root: Element): unknown {
  return plain({ ...root, children: root.children.filter(({ name }) => !isOne(name)) });
}

function plain({ name, attributes, children, text }: Element): unknown {
  return [name, [...attributes], text.replace(/\s+/g, ''), children.map(plain)];
}

function isOne(name: string): boolean {
  return (PANES as readonly string[]).includes(name);
}

function treeOf(text: string): Element {
  return readDistribution(Buffer.from(text), 'Distribution').root;
}

describe('panes in a Distribution', () => {
  it('take the place of those that were there', () => {
    expect(
      put(`<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!-- <welcome file="not.me"/> -->
<installer-gui-script minSpecVersion="2">
    <title>Tether</title>
    <welcome file="intro.rtf" mime-type="application/rtf" />
    <conclusion file="after.rtf" uti="public.rtf"></conclusion>
    <options customize='never' x="a > b"/>
</installer-gui-script>
`),
    ).toBe(`<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!-- <welcome file="not.me"/> -->
<installer-gui-script minSpecVersion="2">
    <title>Tether</title>
    <welcome file="welcome.html" mime-type="text/html"/>
    <readme file="readme.html" mime-type="text/html"/>
    <conclusion file="conclusion.html" mime-type="text/html"/>
    <options customize='never' x="a > b"/>
</installer-gui-script>
`);
  });

  it('come behind the title where there were none, indented as it is', () => {
    const text =
      '<installer-gui-script minSpecVersion="1">\r\n\t<title>S</title>\r\n\r\n</installer-gui-script>';
    const [welcome, readme, conclusion] = OURS;
    expect(put(text)).toBe(
      `<installer-gui-script minSpecVersion="1">\r\n\t<title>S</title>\r\n\t${welcome}\r\n\t${readme}\r\n\t${conclusion}\r\n\r\n</installer-gui-script>`,
    );
  });

  it('come first where there is not even a title', () => {
    const text = '<installer-script>\n  <!-- all -->\n  <options/>\n</installer-script>';
    expect(put(text)).toBe(
      `<installer-script>\n  ${OURS.join('\n  ')}\n  <!-- all -->\n  <options/>\n</installer-script>`,
    );
  });

  it('stand in one line where all does', () => {
    expect(put('<installer-script><options/></installer-script>')).toBe(
      `<installer-script>${OURS.join('')}<options/></installer-script>`,
    );
    expect(put('<installer-gui-script a="/>" />')).toBe(
      `<installer-gui-script a="/>" >${OURS.join('')}</installer-gui-script>`,
    );
  });

  it('stand before a pane that comes later', () => {
    const text = '<installer-gui-script>\n <readme file="r"/>\n <title>T</title>\n</installer-gui-script>';
    const [welcome, readme, conclusion] = OURS;
    expect(put(text)).toBe(
      `<installer-gui-script>\n ${welcome}\n ${readme}\n ${conclusion}\n <title>T</title>\n</installer-gui-script>`,
    );
  });

  it('come behind the pane that is shown before them', () => {
    const [welcome, readme, conclusion] = OURS;
    const text =
      '<installer-gui-script>\n <welcome/>\n <options/>\n <readme/>\n <title>T</title>\n</installer-gui-script>';
    expect(put(text)).toBe(
      `<installer-gui-script>\n ${welcome}\n <options/>\n ${readme}\n ${conclusion}\n <title>T</title>\n</installer-gui-script>`,
    );
  });

  it('take the place of texts in several languages that stood in the Distribution itself', () => {
    const text = `
<installer-gui-script minSpecVersion="1">
  <welcome language="en" mime-type="text/rtf"><![CDATA[{\\rtf1 </welcome> Hello}]]></welcome>
  <welcome language="de" mime-type="text/rtf"><![CDATA[{\\rtf1
    Hallo}]]></welcome>
  <options/>
</installer-gui-script>`;
    const [welcome, readme, conclusion] = OURS;
    expect(put(text)).toBe(`
<installer-gui-script minSpecVersion="1">
  ${welcome}
  ${readme}
  ${conclusion}
  <options/>
</installer-gui-script>`);
  });

  it('leave alone what only looks like one', () => {
    const text = `<installer-gui-script>
  <script><![CDATA[ var x = '<welcome file="a"/>'; ]]></script>
  <?pi <readme file="b"/> ?>
  <choice id="a" title="&lt;conclusion/&gt;"><welcome file="inner"/></choice>
</installer-gui-script>`;
    const made = put(text);
    for (const line of text.split('\n')) expect(made).toContain(line);
  });

  it('once put, change nothing when put again', () => {
    const once = put('<installer-gui-script>\n<title>T</title>\n</installer-gui-script>\n');
    expect(put(once)).toBe(once);
  });
});

describe('whatever a Distribution holds', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const nasty = fc.constantFrom(
    '<welcome file="x"/>',
    '</welcome>',
    '<readme>',
    '</installer-gui-script>',
    'a > b',
    'été 東京 \u{1f600}',
    '\r\n',
    '\t',
  );
  const value = fc
    .array(fc.oneof(word, fc.constantFrom('>', '/>', '&lt;welcome/&gt;', ' ', '&amp;', "'", '東\u{1f600}')))
    .map((parts) => parts.join(''));
  const attributes = fc
    .uniqueArray(fc.tuple(word, value), { selector: ([name]) => name, maxLength: 3 })
    .map((all) => all.map(([name, text]) => ` ${name} = "${text}"`).join(''));
  const other = fc.oneof(
    nasty.map((text) => `<!-- ${text} -->`),
    nasty.map((text) => `<?note ${text}?>`),
    fc.tuple(attributes, nasty).map(([all, text]) => `<script${all}><![CDATA[${text}]]></script>`),
    fc.tuple(attributes, value).map(([all, text]) => `<choice${all}><welcome/>${text}</choice>`),
    attributes.map((all) => `<options${all} />`),
    value.map((text) => `<title>${text}</title>`),
  );
  const pane = fc
    .tuple(fc.constantFrom(...PANES), attributes, fc.option(nasty))
    .map(([name, all, text]) =>
      text === null ? `<${name}${all}/>` : `<${name}${all}><![CDATA[${text}]]></${name}>`,
    );
  const space = fc.constantFrom('', ' ', '\n', '\n    ', '\r\n\t', '\n\n');
  const part = fc.tuple(space, fc.oneof(other, pane), space);
  const distribution = fc.record({
    start: fc.constantFrom('', '\n', '<?xml version="1.0"?>\n', '\n<?xml version="1.0" encoding="utf-8"?>\n'),
    before: fc.array(fc.oneof(nasty.map((text) => `<!-- ${text} -->\n`))),
    parts: fc.array(part, { maxLength: 12 }),
    tag: attributes,
  });

  const isPane = (chunk: string) => PANES.some((name) => new RegExp(`^<${name}[ />]`).test(chunk));

  it('all of it stays but for its panes, byte for byte and in order', () => {
    fc.assert(
      fc.property(distribution, ({ start, before, parts, tag }) => {
        const root = `<installer-gui-script${tag}>`;
        const inner = parts.map((some) => some.join('')).join('');
        const text = `${start}${before.join('')}${root}${inner}</installer-gui-script>\n`;
        const made = put(text);
        expect(rest(treeOf(made))).toEqual(rest(treeOf(text)));
        expect(
          treeOf(made)
            .children.filter(({ name }) => isOne(name))
            .map(({ from, to }) => made.slice(from, to))
            .sort(),
        ).toEqual([...OURS].sort());
        const kept = [
          start + before.join('') + root,
          ...parts.flatMap(([, chunk]) => (isPane(chunk) ? [] : [chunk])),
          '</installer-gui-script>\n',
        ];
        let left = made;
        for (const chunk of kept) {
          const at = left.indexOf(chunk);
          expect(at).toBeGreaterThanOrEqual(0);
          const between = OURS.reduce((text, ours) => text.replace(ours, ''), left.slice(0, at));
          expect(between.trim()).toBe('');
          left = left.slice(at + chunk.length);
        }
        expect(left).toBe('');
        expect(put(made)).toBe(made);
      }),
      { numRuns: 500 },
    );
  });
});

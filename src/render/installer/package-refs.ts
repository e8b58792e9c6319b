import type { PackageRef } from '../../read/package/distribution-refs.ts';
import type { Element } from '../../read/package/xml-tree.ts';
import type { Edit } from './edits.ts';
import { startTagOf } from './layout.ts';

/**
 * A built product names the packages in itself as "#name.pkg"; productbuild looks for "name.pkg" in --package-path. So
 * the sign goes; the rest of the name stays as it is written.
 */
export function outsideRefs(text: string, packages: readonly PackageRef[]): Edit[] {
  return insideRefs(packages).flatMap((element) => {
    const sign = /#|&#0*35;|&#x0*23;/y;
    const from = textStart(text, element);
    sign.lastIndex = from;
    return sign.test(text) ? [{ from, to: sign.lastIndex, text: '' }] : [];
  });
}

/** The elements that name a package in the archive itself. */
export function insideRefs(packages: readonly PackageRef[]): Element[] {
  return packages
    .flatMap(({ elements }) => elements)
    .filter((element) => element.text.trimStart().startsWith('#'));
}

/** Where the text of an element begins, behind white space, comments and the elements in it. */
function textStart(text: string, element: Element): number {
  const aside = /\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[|\]\]>/y;
  let at = startTagOf(text, element).end;
  for (;;) {
    const child = element.children.find(({ from }) => from === at);
    aside.lastIndex = at;
    const end = child ? child.to : (aside.exec(text) && aside.lastIndex) || at;
    if (end === at) return at;
    at = end;
  }
}

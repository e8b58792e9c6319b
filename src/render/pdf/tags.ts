import type { PdfObjects } from './objects.ts';

/**
 * Puts right what Chromium leaves out of the tags, or has wrong there (seen in Chromium 147 to 156):
 *
 * - What an item of a list holds lies in an LBody behind its Lbl (ISO 32000-1, 14.8.4.3.3).
 * - Em and Strong are types of PDF 2.0; readers of older ones drop what lies in them, unless they are told what they are.
 *
 * Elements that do not look as Chromium writes them are left as they are.
 */
export function mendTags(pdf: PdfObjects): PdfObjects {
  const objects = new Map([...pdf.objects].map(([number, object]) => [number, withRoles(object)]));
  const bodies = addBodies(objects);
  for (const [number, object] of objects) {
    if (MARKED.test(object))
      objects.set(
        number,
        object.replaceAll(REFERENCE, (ref) => bodies.get(ref) ?? ref),
      );
  }
  return { ...pdf, objects };
}

/** Gives each LI its LBody; tells whose marked content now belongs to which. */
function addBodies(objects: Map<number, string>): Map<string, string> {
  const moved = new Map<string, string>();
  let last = Math.max(...objects.keys());
  for (const [number, object] of [...objects]) {
    const [, head, page = '', kids] = ITEM.exec(object) ?? [];
    if (head === undefined || kids === undefined) continue;
    const all = kids.match(KID) ?? [];
    const isLabel = (kid: string) =>
      LABEL.test(objects.get(Number.parseInt(kid, 10)) ?? '') && REFERENCE_ALONE.test(kid);
    const labels = all.filter(isLabel);
    const rest = all.filter((kid) => !isLabel(kid));
    if (rest.length === 0) continue;
    last += 1;
    objects.set(number, `${head}${page}\n/K [${[...labels, `${last} 0 R`].join(' ')}]>>`);
    objects.set(last, `<</Type /StructElem\n/S /LBody\n/P ${number} 0 R${page}\n/K [${rest.join(' ')}]>>`);
    for (const kid of rest) setParent(objects, kid, number, last);
    moved.set(`${number} 0 R`, `${last} 0 R`);
  }
  return moved;
}

/** Behind an element's parent stand only numbers and references: the last of its kind is the one. */
function setParent(objects: Map<number, string>, kid: string, from: number, to: number): void {
  const child = Number.parseInt(kid, 10);
  const object = objects.get(child);
  const at = object?.lastIndexOf(`/P ${from} 0 R`) ?? -1;
  if (!REFERENCE_ALONE.test(kid) || object === undefined || at < 0) return;
  objects.set(child, `${object.slice(0, at)}/P ${to} 0 R${object.slice(at + `/P ${from} 0 R`.length)}`);
}

function withRoles(object: string): string {
  const root = '<</Type /StructTreeRoot\n';
  return object.startsWith(root)
    ? object.replace(root, `${root}/RoleMap <</Em /Span /Strong /Span>>\n`)
    : object;
}

const ELEMENT = '<<\\/Type \\/StructElem\\n';
const ITEM = new RegExp(
  `^(${ELEMENT}\\/S \\/LI\\n\\/P \\d+ 0 R)(\\n\\/Pg \\d+ 0 R)?\\n\\/K (\\[[^\\]()]*\\]|[^\\]()]*)>>$`,
);
const LABEL = new RegExp(`^${ELEMENT}\\/S \\/Lbl\\n`);

/** A child: an element, marked content of another page or an annotation, or marked content by its number. */
const KID = /\d+ 0 R|<<[^<>]*>>|\d+/g;
const REFERENCE_ALONE = /^\d+ 0 R$/;
const REFERENCE = /\d+ 0 R/g;

/** A page's list of the elements that its marked content belongs to, by number; no other array is one of references alone. */
const MARKED = /^\[(?:(?:\d+ 0 R|null) ?)*\]$/;

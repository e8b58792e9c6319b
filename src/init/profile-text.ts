import { Document } from 'yaml';
import { note, sample, under } from './comments.ts';
import { explainLine } from './explain.ts';
import type { InitFacts } from './facts.ts';
import type { Gap } from './gaps.ts';
import { guidesLines } from './guides.ts';
import { kextLines } from './kexts.ts';
import { mapOf } from './nodes.ts';
import { productLine } from './product.ts';

/** The text of a new profile: all that is known of its product, where it is from, and the gaps, each marked TODO. */
export function profileText(facts: InitFacts): { text: string; gaps: Gap[] } {
  const [product, explain, kexts] = [productLine(facts), explainLine(facts), kextLines(facts)];
  const gaps: Gap[] = [...product.gaps, ...explain.gaps, ...kexts.gaps, { key: 'loads', needed: false }];
  const document = new Document();
  document.contents = mapOf([product.line, explain.line, ...kexts.lines, ...guidesLines(facts)]) as never;
  document.commentBefore = head(facts);
  document.comment = foot(gaps);
  // Nothing is folded: a value stands in its line as it was found.
  return { text: document.toString({ nullStr: '', lineWidth: 0, flowCollectionPadding: false }), gaps };
}

/** The first line is for editors, which complete and check what is written. */
function head({ file, schema }: InitFacts): string {
  return under(
    schema === undefined ? '' : ` yaml-language-server: $schema=${schema}`,
    note(
      'What the guides of a product are made from. Fill in what is marked TODO; the build says what is missing.',
      `Then run, in this folder: kextguide build ${file}`,
    ),
  );
}

function foot(gaps: readonly Gap[]): string {
  const isSigned = gaps.every(({ key }) => key !== 'signing.developer');
  const signing = under(
    note('TODO: the name on the certificate that your kexts are signed with. macOS shows it when it asks.'),
    sample('signing:', '  developer: Acme Storage GmbH'),
  );
  const loads = under(
    note('TODO: what starts the loading of the kexts, where that is not the installer.'),
    sample('loads: {by: app, name: Acme Manager}'),
  );
  return under(...(isSigned ? [] : [signing]), loads);
}

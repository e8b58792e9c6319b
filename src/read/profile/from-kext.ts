import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { Gap } from '../../diagnostics/sentences/profile/named.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { fileName, kextsOf } from './merge.ts';
import type { Profile } from './profile.ts';
import { slugOf } from './slug.ts';
import type { Tools } from './tools.ts';

/** What stands in a draft where a name is missing: the key that would hold it, so that nobody takes it for one. */
export const UNKNOWN_VENDOR = '[product.vendor]';

/** A bare bundle as a profile: a draft with what a bundle can tell, and a list of what it cannot. */
export async function fromKext(path: string, tools: Tools): Promise<Result<Profile>> {
  const { value: facts, diagnostics } = await tools.readKext(path);
  if (!facts || diagnostics.some((finding) => finding.severity === 'error')) return { diagnostics };
  const kexts = kextsOf({}, undefined, facts);
  const developer = kexts[0]?.developer;
  return { value: draft(path, facts, kexts), diagnostics: [...diagnostics, ...tellGaps(path, developer)] };
}

function draft(source: string, facts: KextFacts, kexts: Profile['kexts']): Profile {
  const version = facts.version === null ? {} : { version: facts.version };
  return {
    source,
    draft: true,
    product: {
      name: facts.name,
      id: slugOf(facts.name) ?? slugOf(fileName(facts.path)) ?? slugOf(facts.id) ?? 'kext',
      ...version,
      vendor: kexts[0]?.developer ?? UNKNOWN_VENDOR,
      support: {},
    },
    kexts,
    loads: { by: 'installer', reconnect: false, oneCall: false },
    uninstall: { how: 'general' },
    guides: {
      actions: ['install', 'update'],
      chips: ['apple-silicon', 'intel'],
      management: ['none'],
      macos: { from: '11', to: null },
    },
    locales: ['en'],
    extra: [],
  };
}

function tellGaps(file: string, developer: string | undefined): Diagnostic[] {
  const gaps: Gap[] = ['explain', 'loads', 'product.support'];
  if (developer === undefined) gaps.push('product.vendor', 'signing.developer');
  return gaps.map((key) => diagnostic('profile.gap', { key }, { file }));
}

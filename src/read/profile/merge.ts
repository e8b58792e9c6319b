import { basename, posix } from 'node:path';
import type { KextFacts } from '../bundle/kext.ts';
import { isForOthers } from '../bundle/signer.ts';
import { defined } from './defined.ts';
import type { Kext } from './profile.ts';
import type { Partly, ProfileFile } from './schema/schema.ts';

/** One entry of `kexts` as it is written; `{}` for a bare bundle. */
export type Entry = Partly<NonNullable<ProfileFile['kexts']>[number]>;
export type Signing = Partly<ProfileFile['signing']>;

/**
 * The kexts that one entry stands for: itself, with what its bundle tells where the writer says nothing, and those
 * that lie inside the bundle. None where an id is missing.
 */
export function kextsOf(entry: Entry, signing: Signing, facts?: KextFacts): Kext[] {
  const id = entry.id ?? facts?.id;
  if (id === undefined) return [];
  const file = facts ? fileName(facts.path) : fileName(entry.name ?? id.split('.').at(-1) ?? id);
  const path = entry.path ?? facts?.path ?? `/Library/Extensions/${file}.kext`;
  const outer: Kext = {
    ...defined({
      version: entry.version ?? facts?.version ?? undefined,
      architectures: facts?.architectures ?? entryArchitectures(entry),
      previous: entry.previous,
      families: facts?.families,
      variants: entry.path === undefined ? facts?.variants : undefined,
      ...signerOf(signing, facts),
    }),
    id,
    name: entry.name === undefined ? file : fileName(entry.name),
    path,
    codeless: facts?.codeless ?? entry.codeless ?? false,
  };
  const nested = facts?.nested?.flatMap((inner) => nestedIn(facts, path, inner, entry, signing));
  return [outer, ...(nested ?? [])];
}

/** What is written wins; else the name in the bundle's own signature, which is the one that macOS shows. */
function signerOf(signing: Signing, facts?: KextFacts): { developer?: string; teamId?: string } {
  const { developer, teamId } = signing ?? {};
  if (developer !== undefined || !facts?.signer || !isForOthers(facts.signer)) {
    return defined({ developer, teamId });
  }
  return defined({
    developer: facts.signer.developer,
    teamId: teamId ?? facts.signer.teamId ?? undefined,
  });
}

/** The name of a kext's folder, without its ending. */
export function fileName(path: string): string {
  return basename(path).replace(/\.kext$/i, '');
}

/** A kext inside another is installed, replaced and signed with it. */
function nestedIn(outer: KextFacts, path: string, inner: KextFacts, entry: Entry, signing: Signing): Kext[] {
  const below = posix.relative(outer.path, inner.path);
  const inherited: Entry = { path: posix.join(path, below), ...defined({ previous: entry.previous }) };
  return kextsOf(inherited, signing, { ...inner, signer: inner.signer ?? outer.signer });
}

function entryArchitectures({ codeless, architectures }: Entry): Kext['architectures'] {
  return codeless ? [] : architectures?.filter((name) => name !== undefined);
}

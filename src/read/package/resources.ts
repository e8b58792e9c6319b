import type { XarMember } from './xar-toc.ts';

/** Something in an installer's Resources: a file, or a folder that is one to people (Welcome.rtfd). */
export interface Resource {
  /** In the archive: Resources/en.lproj/Welcome.rtf */
  path: string;
  /** The language of the folder that it lies in, as it is written there (English, pt_BR); null: in no such folder. */
  lproj: string | null;
  /** Welcome.rtf */
  name: string;
  kind: XarMember['kind'];
}

/** What lies in Resources and in its folders of languages; what is deeper belongs to one of these. */
export function resourcesOf(members: readonly XarMember[]): Resource[] {
  return members.flatMap(({ path, kind }) => {
    const [, lproj, name] = /^Resources\/(?:([^/]+)\.lproj\/)?([^/]+)$/.exec(path) ?? [];
    if (name === undefined || (lproj === undefined && /.\.lproj$/.test(name) && kind === 'folder')) return [];
    return [{ path, lproj: lproj ?? null, name, kind }];
  });
}

/** Of a file that is shown: the languages in which it is there, null for the one without any; empty: it is not there. */
export type Languages = (file: string) => (string | null)[];

export function languagesIn(resources: readonly Resource[]): Languages {
  const byName = Map.groupBy(resources, ({ name }) => name);
  return (file) => (byName.get(file) ?? []).map(({ lproj }) => lproj);
}

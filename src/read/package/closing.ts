import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Distribution } from './distribution.ts';
import type { PackageInfo } from './package-info.ts';
import { attributeOf } from './xml-tree.ts';

/** What the Installer does to the Mac, or offers, when it is done, since a package of the product says so. */
export interface Closing {
  does: 'restart' | 'shutdown' | 'logout' | 'advise';
  /** As it is written: onConclusion="RequireRestart" */
  found: string;
  package: string;
  place: Place;
}

/** All of them, wherever they stand: at each `<pkg-ref>` of a Distribution, and in each PackageInfo. */
export function closingsOf(
  distribution: Pick<Distribution, 'packages'> | null | undefined,
  components: readonly { name: string; info: PackageInfo | null }[],
): Closing[] {
  const ofRefs = (distribution?.packages ?? []).flatMap(({ id, elements }) =>
    elements.flatMap((element) => {
      const said = attributeOf(element, 'onConclusion');
      const does = ON_CONCLUSION.get(said ?? '');
      return does ? [{ does, found: `onConclusion="${said}"`, package: id, place: element.place }] : [];
    }),
  );
  const ofInfos = components.flatMap(({ name, info }) => {
    const does = POSTINSTALL_ACTION.get(info?.postinstallAction ?? '');
    if (!info || !does) return [];
    const found = `postinstall-action="${info.postinstallAction}"`;
    return [{ does, found, package: info.id ?? name, place: info.place }];
  });
  return [...ofRefs, ...ofInfos];
}

const ON_CONCLUSION = new Map<string, Closing['does']>([
  ['RequireRestart', 'restart'],
  ['RequireShutdown', 'shutdown'],
  ['RequireLogout', 'logout'],
  ['RecommendRestart', 'advise'],
]);

const POSTINSTALL_ACTION = new Map<string, Closing['does']>([
  ['restart', 'restart'],
  ['shutdown', 'shutdown'],
  ['logout', 'logout'],
]);

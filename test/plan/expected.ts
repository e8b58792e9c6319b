/**
 * The table of design.md ("Plan JSON"), by hand: what each guide must cover, in a matrix of case x management x chip.
 *
 * A field reads `PHASE: STEPS | PHASE: STEPS / RESTARTS (AT LEAST)`. `PHASE?skip` has a `skipIf`, `PHASE?if` an `if`;
 * no other phase has any. Steps are s = silicon, l = load, u = update, c = codeless, x = unload, in this order and in
 * this phase, and no others. `a~b` is to authenticate and to allow: two steps in macos-11, one that covers both in
 * macos-13. Steps with an `if` of their own cover nothing. `-` is a guide with nothing to do.
 */
export const COVERS = {
  'install code': `
    none      | recovery?skip: s1 s2 s3 s4 | approve: l1 l2~l3 l4 | restart: l5 / 3 (1)     || approve: l1 l2~l3 l4 | restart: l5 / 1 (1)
    enrolled  | recovery?skip: s1 s2 s3 s4 | approve?if: l1 l2~l3 l4 | restart: l5 / 3 (1)  || approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)
    automated | approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)                               || approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)`,

  'install codeless': `
    none      | recovery?if: s1 s2 s3 s4 | approve: l1 l2~c1 / 0 (0)                        || approve: l1 l2~c1 / 0 (0)
    enrolled  | - / 0 (0)                                                                   || - / 0 (0)
    automated | - / 0 (0)                                                                   || - / 0 (0)`,

  'update code': `
    none      | approve: u1 u2~u3 | restart: u4 / 1 (1)                                     || approve: u1 u2~u3 | restart: u4 / 1 (1)
    enrolled  | approve?if: u1 u2~u3 | restart: u4 / 1 (1)                                  || approve?if: u1 u2~u3 | restart: u4 / 1 (1)
    automated | approve?if: u1 u2~u3 | restart: u4 / 1 (1)                                  || approve?if: u1 u2~u3 | restart: u4 / 1 (1)`,

  'update adds code': `
    none      | recovery?skip: s1 s2 s3 s4 | approve: l1 l2~l3 l4 | restart: l5 / 3 (1)     || approve: l1 l2~l3 l4 | restart: l5 / 1 (1)
    enrolled  | recovery?skip: s1 s2 s3 s4 | approve?if: l1 l2~l3 l4 | restart: l5 / 3 (1)  || approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)
    automated | approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)                               || approve?if: l1 l2~l3 l4 | restart: l5 / 1 (1)`,

  'update codeless': `
    none      | approve: l1 l2~c1 / 0 (0)                                                   || approve: l1 l2~c1 / 0 (0)
    enrolled  | - / 0 (0)                                                                   || - / 0 (0)
    automated | - / 0 (0)                                                                   || - / 0 (0)`,

  'update adds codeless': `
    none      | recovery?if: s1 s2 s3 s4 | approve: l1 l2~c1 / 0 (0)                        || approve: l1 l2~c1 / 0 (0)
    enrolled  | - / 0 (0)                                                                   || - / 0 (0)
    automated | - / 0 (0)                                                                   || - / 0 (0)`,

  'uninstall code': `
    none      | remove: x1 | restart: x2 / 1 (1)                                            || remove: x1 | restart: x2 / 1 (1)`,

  'uninstall codeless': `
    none      | remove: x1 / 0 (0)                                                          || remove: x1 / 0 (0)`,
} as const;

/** What can happen to a product on one chip: the strongest thing that happens to a kext that loads there. */
export type Case = keyof typeof COVERS;

/** The macOS versions that are known, oldest first; Intel ends before `INTEL_ENDS`. `NEWER` is whatever comes. */
export const VERSIONS = {
  'macos-11': ['11', '12'],
  'macos-13': ['13', '14', '15', '26', '27'],
} as const;
export const INTEL_ENDS = '27';

/** The phases in the order of the contract. */
export const PHASE_ORDER = 'prepare install remove recovery approve restart verify'.split(' ');

/** Every step of the article that `covers` can name. */
export const ARTICLE = {
  silicon: ['silicon.1', 'silicon.2', 'silicon.3', 'silicon.4'],
  load: ['load.1', 'load.2', 'load.3', 'load.4', 'load.5'],
  update: ['update.1', 'update.2', 'update.3', 'update.4'],
  codeless: ['codeless.1'],
  unload: ['unload.1', 'unload.2'],
} as const;

import type { Plan } from './planned.ts';

/** The plan as other programs read it: the contract of `kextguide plan --json`, and no more than it says. */
export function planJson(plan: Plan): object {
  return {
    product: plan.product,
    guides: plan.guides.map(
      ({ id, action, chips, macos, management, restarts, restartsAtLeast, phases }) => ({
        id,
        action,
        chips,
        macos,
        management,
        restarts,
        restartsAtLeast,
        phases: phases.map(({ steps, ...phase }) => ({
          ...phase,
          steps: steps.map(({ down: _, ...step }) => step),
        })),
      }),
    ),
    impossible: plan.impossible.map(({ chips, macos, kext, because, source }) => ({
      chips,
      macos,
      because: kext === undefined ? because : `${kext}: ${because}`,
      source,
    })),
  };
}

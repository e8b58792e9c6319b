/**
 * Mutants that change nothing that any guide could show, by the name that mutants.ts gives them, each with the reason.
 * mutation.test.ts insists that every pattern has mutants and that none of them is seen, so that the list stays true.
 */
export const EQUIVALENT: readonly (readonly [mutants: RegExp, reason: string])[] = [
  [
    /^steps (standard-user#[12]|company-mac|ask-it|needs-recovery|load-again|restart-if-\S+|full-security): down \+ 1$/,
    'a step with an `if` is not counted in `restarts`',
  ],
  [
    /^steps (start-recovery|open-startup-security|choose-disk|reduced-security|restart-from-recovery)#2: down [+-] 1$/,
    'the second row is for a new codeless kext, whose phase `recovery` has an `if` and is not counted',
  ],
  [
    /^steps open-security-settings#[56]: down \+ 1$/,
    'these rows are for managed Macs, whose phase `approve` has an `if` and is not counted',
  ],
  [
    /^steps (standard-user#2|shut-down|allow-remote-management|open-security-settings#[56]|restart-managed#[12]): also change removed-/,
    'removing is planned under `none` alone, and these rows are for managed Macs',
  ],
  [
    /^steps (organization-installs|ask-it): (any action|also action uninstall)$/,
    'removing is planned under `none` alone: no managed Mac has it',
  ],
  [/^steps restart-if-asked: also change removed-/, 'only in an update can a kext have turned codeless'],
  [
    /^phases recovery#[123]: any chip$/,
    'no step of `recovery` is for Intel, and a phase without steps is none',
  ],
  [
    /^phases recovery#[12]: also management automated$/,
    'no step of `recovery` is for an automated Mac, and a phase without steps is none',
  ],
  [/^phases recovery#3: also management automated$/, 'as the row above'],
  [
    /^phases recovery#2: (any management|also management enrolled)$/,
    'no step of `recovery` is for a codeless kext on a managed Mac, and a phase without steps is none',
  ],
  [
    /^phases recovery#3: (any change|also change new-codeless)$/,
    'no step of `recovery` is for a codeless kext on a managed Mac, and a phase without steps is none',
  ],
  [
    /^phases recovery#[123]: also change (updated|removed)-/,
    'no step of `recovery` is for an update of what is there or for a removal, and a phase without steps is none',
  ],
  [
    /^phases approve: (any change|also change (new-codeless|updated-codeless|removed-code|removed-codeless))$/,
    'on a managed Mac no step of `approve` is for a codeless kext or a removal, and a phase without steps is none',
  ],
];

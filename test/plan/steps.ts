/**
 * The steps of flow.yaml by name, by hand: what each guide says, in which order, the notes that cover nothing included.
 * expected.ts holds what the contract asks for; this file holds the names and the notes that we chose. Who renames a
 * step, or adds a note, changes it here too.
 *
 * `# CASES | CHIPS | MANAGEMENTS` opens a block; every cell of expected.ts is in exactly one. Then one line a phase.
 * A step or phase is written `id`, with `?condition` behind it where it has an `if` and `!condition` for a `skipIf`;
 * `id(topic)` where the topic has another name. `@fact=value` (several may follow) holds a step back where the fact
 * has another value; the facts are those of content.ts, and profiles.ts says by hand which product has which.
 */
export const STEPS = `
# install code, update adds code | apple-silicon | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac this-mac-can keep-instructions
install: run-installer open-app@loads=app connect-device@loads=device look-at-settings
recovery!allow-shown: enable-extensions start-recovery open-startup-security choose-disk reduced-security allow-user-management restart-from-recovery
approve: open-security-settings(back-to-security-settings) unlock@family=macos-11 load-again?no-allow-button allow wait
restart: restart
verify: reconnect@reconnect=yes check

# install code, update adds code | intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
install: run-installer open-app@loads=app connect-device@loads=device
approve: open-security-settings unlock@family=macos-11 load-again?no-allow-button allow wait
restart: restart
verify: reconnect@reconnect=yes check

# install code, update adds code | apple-silicon | enrolled
prepare: before-you-start standard-user?not-administrator this-mac-can keep-instructions
install: organization-installs
recovery!organization-done: shut-down start-recovery open-startup-security choose-disk reduced-security allow-remote-management restart-from-recovery
approve?notice-shown: open-security-settings(open-security-settings-managed) unlock@family=macos-11 allow wait
restart: restart-managed
verify: reconnect@reconnect=yes check ask-it?does-not-work

# install code, update adds code, update code | apple-silicon | automated
prepare: before-you-start this-mac-can
install: organization-installs
approve?notice-shown: open-security-settings(open-security-settings-managed) unlock@family=macos-11 allow wait
restart: restart-managed
verify: reconnect@reconnect=yes check ask-it?does-not-work

# install code, update adds code, update code | intel | enrolled, automated
prepare: before-you-start
install: organization-installs
approve?notice-shown: open-security-settings(open-security-settings-managed) unlock@family=macos-11 allow wait
restart: restart-managed
verify: reconnect@reconnect=yes check ask-it?does-not-work

# install codeless, update adds codeless | apple-silicon | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac keep-instructions
install: run-installer open-app@loads=app connect-device@loads=device look-at-settings
recovery?enable-shown: enable-extensions start-recovery open-startup-security choose-disk reduced-security allow-user-management restart-from-recovery
approve: open-security-settings(back-to-security-settings) unlock@family=macos-11 load-again?no-allow-button allow
restart: restart-if-asked?restart-asked@action=update@turned=codeless
verify: reconnect@reconnect=yes check

# install codeless, update adds codeless | intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
install: run-installer open-app@loads=app connect-device@loads=device
approve: open-security-settings unlock@family=macos-11 load-again?no-allow-button allow
restart: restart-if-asked?restart-asked@action=update@turned=codeless
verify: reconnect@reconnect=yes check

# update codeless | apple-silicon, intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
install: run-installer open-app@loads=app connect-device@loads=device
approve: open-security-settings unlock@family=macos-11 load-again?no-allow-button allow
restart: restart-if-asked?restart-asked@turned=codeless
verify: reconnect@reconnect=yes check

# install codeless, update codeless, update adds codeless | apple-silicon, intel | enrolled, automated
prepare: before-you-start
install: organization-installs
verify: reconnect@reconnect=yes check ask-it?does-not-work

# update code | apple-silicon | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac this-mac-can
install: run-installer open-app@loads=app connect-device@loads=device
approve: open-security-settings needs-recovery?enable-shown unlock@family=macos-11 load-again?no-allow-button allow wait
restart: restart
verify: reconnect@reconnect=yes check

# update code | intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
install: run-installer open-app@loads=app connect-device@loads=device
approve: open-security-settings unlock@family=macos-11 load-again?no-allow-button allow wait
restart: restart
verify: reconnect@reconnect=yes check

# update code | apple-silicon | enrolled
prepare: before-you-start this-mac-can
install: organization-installs
approve?notice-shown: open-security-settings(open-security-settings-managed) unlock@family=macos-11 allow wait
restart: restart-managed
verify: reconnect@reconnect=yes check ask-it?does-not-work

# uninstall code | apple-silicon | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
remove: remove-with-app@uninstall=app remove-with-script@uninstall=script remove-in-terminal@uninstall=terminal remove-by-hand@uninstall=general rebuild@uninstall=general
restart: restart-after-removal
verify: reconnect@reconnect=yes check-removed full-security?no-other-kexts

# uninstall code | intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
remove: remove-with-app@uninstall=app remove-with-script@uninstall=script remove-in-terminal@uninstall=terminal remove-by-hand@uninstall=general rebuild@uninstall=general
restart: restart-after-removal
verify: reconnect@reconnect=yes check-removed

# uninstall codeless | apple-silicon | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
remove: remove-with-app@uninstall=app remove-with-script@uninstall=script remove-in-terminal@uninstall=terminal remove-by-hand@uninstall=general
verify: reconnect@reconnect=yes check-removed restart-if-still-there?still-there

# uninstall codeless | intel | none
prepare: before-you-start standard-user?not-administrator company-mac?company-mac
remove: remove-with-app@uninstall=app remove-with-script@uninstall=script remove-in-terminal@uninstall=terminal remove-by-hand@uninstall=general
verify: reconnect@reconnect=yes check-removed
`;

/**
 * Rows of domain.md 7 that are no scenario, and the id of the step that tells each.
 * `wherever` in table.test.ts says in which guides it must stand.
 */
export const TOLD = {
  administrator: 'before-you-start',
  standardUser: 'standard-user',
  policyMissing: 'company-mac',
  /** The same in the guides for managed Macs, where the Mac is known to be an organization's. */
  policyMissingManaged: 'ask-it',
  userEnrollment: 'company-mac',
  externalOrVirtual: 'this-mac-can',
  nothingAppears: 'load-again',
  notSetUp: 'needs-recovery',
  fullSecurity: 'full-security',
  reconnect: 'reconnect',
} as const;

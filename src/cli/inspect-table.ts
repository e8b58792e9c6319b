import { harmless } from '../diagnostics/harmless.ts';
import type { KextJson } from '../read/bundle/kext-json.ts';
import type { SignerJson } from '../read/bundle/signer.ts';
import type { BroughtKext, InstalledKext, PackageFacts } from '../read/package/read-package.ts';

type Row = [label: string, value: string];

/** What a package tells, for people: first itself, then each kext. */
export function packageTable(facts: PackageFacts): string {
  const kexts = facts.kexts.map((kext) => kextTable(kext, broughtBy(kext)));
  const carried = facts.carried.map((kext) =>
    kextTable(kext, [
      ['Found at', `${kext.within}, not installed by the package itself`],
      ...broughtBy(kext),
    ]),
  );
  return [table(packageRows(facts)), ...kexts, ...carried].join('\n');
}

/** What a kext tells, for people. */
export function kextTable(kext: KextJson, more: readonly Row[] = []): string {
  return table([
    ['Identifier', kext.id ?? 'unknown'],
    ['Name', kext.name ?? 'unknown'],
    ['Version', kext.version ?? 'unknown'],
    ['Kind', kext.codeless ? 'codeless (no CFBundleExecutable)' : 'with code'],
    ['Chips', kext.codeless ? 'any' : chips(kext.architectures)],
    ['Installed at', kext.path ?? 'unknown: a script decides'],
    ['Signed by', kext.signer ? signedBy(kext.signer) : 'nobody, as far as can be read'],
    ...more,
  ]);
}

function packageRows({ package: { id, version, signer }, components, distribution }: PackageFacts): Row[] {
  const scripts = components.flatMap(({ name, scripts }) =>
    scripts.map((script) => (name === '' ? script.name : `${name}/${script.name}`)),
  );
  const panes = (distribution?.panes ?? []).map(({ kind, file }) => `${kind} (${file ?? 'inline'})`);
  const restarts = [
    ...(distribution?.packages ?? []).map(({ onConclusion }) => onConclusion),
    ...components.map(({ info }) => info?.postinstallAction),
  ].filter((action) => action && action !== 'none');
  return [
    ['Package', id ?? 'unknown'],
    ['Version', version ?? 'unknown'],
    ...row('Title', distribution?.title),
    ...row('Installer signed by', signer && `${signedBy(signer)}; macOS names the signer of the kext`),
    ...row('Packages', components.map(({ name, info }) => name || info?.id).join(', ')),
    ...row('Panes', panes.join(', ')),
    ...row('At its end', [...new Set(restarts)].join(', ')),
    ...row('Scripts', scripts.slice(0, 20).join(', ') + (scripts.length > 20 ? ', …' : '')),
  ];
}

function broughtBy({ package: id, component, choices }: InstalledKext | BroughtKext): Row[] {
  const name = [id, component].filter(Boolean).join(' in ');
  return [...row('Package', name), ...row('Choice', choices.join(', '))];
}

function row(label: string, value: string | null | undefined): Row[] {
  return value ? [[label, value]] : [];
}

/** Whether a signature holds, only macOS can tell. */
function signedBy({ developer, teamId }: SignerJson): string {
  return `${developer}${teamId ? ` (${teamId})` : ''}, read, not verified`;
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return `${rows.map(([label, value]) => `${label.padEnd(width)}  ${harmless(value)}`).join('\n')}\n`;
}

function chips(architectures: readonly string[]): string {
  if (architectures.length === 0) return 'unknown: the executable could not be read';
  const loads = [
    ...(architectures.includes('arm64e') ? ['Apple silicon'] : []),
    ...(architectures.includes('x86_64') ? ['Intel'] : []),
  ];
  return `${loads.length > 0 ? loads.join(', ') : 'none that macOS 11 or later runs on'} (${architectures.join(', ')})`;
}

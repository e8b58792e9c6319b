import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import type { Distribution, Pane } from './distribution.ts';
import type { Choice } from './distribution-choices.ts';
import type { PackagedKext } from './kext-facts.ts';
import { type PackageFacts, readPackage } from './read-package.ts';

/** What `inspect --json` prints of a package: what it prints of a kext, and then what only a package has. */
export interface PackageReport {
  kexts: PackagedKext[];
  package: PackageFacts['package'] | null;
  diagnostics: ReturnType<typeof diagnosticJson>[];
  /** What every `signer` is worth. */
  signatures: 'read, not verified';
  /** The packages in it; `kexts` holds install paths. */
  components: {
    name: string;
    id: string | null;
    version: string | null;
    installLocation: string | null;
    postinstallAction: string | null;
    kexts: string[];
    choices: string[];
    scripts: string[];
  }[];
  distribution: {
    title: string | null;
    panes: Omit<Pane, 'inline'>[];
    choices: Choice[];
    hostArchitectures: string[];
    osVersions: Distribution['osVersions'];
    restarts: string[];
    javascript: boolean;
  } | null;
}

/** Reads all that a package tells, for people and for other tools. */
export async function inspectPackage(
  path: string,
): Promise<{ report: PackageReport; facts: PackageFacts | undefined; diagnostics: Diagnostic[] }> {
  const { value: facts, diagnostics } = await readPackage(path);
  const report: PackageReport = {
    kexts: (facts?.kexts ?? []).map(kextOf),
    package: facts?.package ?? null,
    diagnostics: diagnostics.map(diagnosticJson),
    signatures: 'read, not verified',
    components: facts ? componentsOf(facts) : [],
    distribution: facts?.distribution ? distributionOf(facts.distribution) : null,
  };
  return { report, facts, diagnostics };
}

function kextOf({ id, name, version, codeless, architectures, path, signer }: PackagedKext): PackagedKext {
  return { id, name, version, codeless, architectures, path, signer };
}

function componentsOf({ components, kexts }: PackageFacts): PackageReport['components'] {
  return components.map(({ name, info, scripts }) => {
    const own = kexts.filter(({ component }) => component === name);
    return {
      name,
      id: info?.id ?? null,
      version: info?.version ?? null,
      installLocation: info?.installLocation ?? null,
      postinstallAction: info?.postinstallAction ?? null,
      kexts: own.map(({ path }) => path),
      choices: own[0]?.choices ?? [],
      scripts: scripts.map((script) => script.name),
    };
  });
}

function distributionOf(distribution: Distribution): PackageReport['distribution'] {
  const { title, panes, choices, packages, hostArchitectures, osVersions, javascript } = distribution;
  return {
    title,
    panes: panes.map(({ inline: _, ...pane }) => pane),
    choices,
    hostArchitectures,
    osVersions,
    restarts: packages.flatMap(({ id, onConclusion }) =>
      onConclusion !== null && onConclusion !== 'none' ? [`${id}: ${onConclusion}`] : [],
    ),
    javascript,
  };
}

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import { type KextJson, kextJson } from '../bundle/kext-json.ts';
import { type SignerJson, signerJson } from '../bundle/signer.ts';
import type { Distribution } from './distribution.ts';
import type { Choice } from './distribution-choices.ts';
import type { Background, Pane } from './distribution-files.ts';
import { type PackageFacts, readPackage } from './read-package.ts';

/** What `inspect --json` prints of a package: what it prints of a kext, and then what only a package has. */
export interface PackageReport {
  kexts: KextJson[];
  /** `signer` is a hint: macOS names the signer of the kext. */
  package: { id: string | null; version: string | null; signer: SignerJson | null } | null;
  diagnostics: ReturnType<typeof diagnosticJson>[];
  /** What every `signer` is worth. */
  signatures: 'read, not verified';
  /** The packages in it; `kexts` holds install paths, so that one beside the scripts is not among them. */
  components: {
    name: string;
    id: string | null;
    version: string | null;
    installLocation: string | null;
    postinstallAction: string | null;
    auth: string | null;
    kexts: string[];
    choices: string[];
    scripts: string[];
  }[];
  distribution: {
    title: string | null;
    panes: Omit<Pane, 'inline' | 'place'>[];
    backgrounds: Omit<Background, 'place'>[];
    choices: Omit<Choice, 'place'>[];
    hostArchitectures: string[] | null;
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
    kexts: [...(facts?.kexts ?? []), ...(facts?.carried ?? [])].map(kextJson),
    package: facts ? { ...facts.package, signer: signerJson(facts.package.signer) } : null,
    diagnostics: diagnostics.map(diagnosticJson),
    signatures: 'read, not verified',
    components: facts ? componentsOf(facts) : [],
    distribution: facts?.distribution ? distributionOf(facts.distribution) : null,
  };
  return { report, facts, diagnostics };
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
      auth: info?.auth ?? null,
      kexts: own.map(({ path }) => path),
      choices: own[0]?.choices ?? [],
      scripts: scripts.map((script) => script.name),
    };
  });
}

function distributionOf(distribution: Distribution): PackageReport['distribution'] {
  const { title, panes, backgrounds, choices, packages, options, osVersions, javascript } = distribution;
  return {
    title,
    panes: panes.map(({ inline: _, place: __, ...pane }) => pane),
    backgrounds: backgrounds.map(({ place: _, ...background }) => background),
    choices: choices.map(({ place: _, ...choice }) => choice),
    hostArchitectures: options.hostArchitectures,
    osVersions,
    restarts: packages.flatMap(({ id, onConclusion }) =>
      onConclusion !== null && onConclusion !== 'none' ? [`${id}: ${onConclusion}`] : [],
    ),
    javascript: javascript.length > 0,
  };
}

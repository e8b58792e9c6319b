import { type Diagnostic, diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import type { ByteSource } from '../bundle/macho.ts';
import { parseCertificate, type Signer, signerOfCertificate } from '../signature/certificate.ts';
import { Budget } from './budget.ts';
import { choicesFor } from './choices-for.ts';
import { type CarriedKext, type Component, readComponent } from './component.ts';
import { componentNames } from './component-names.ts';
import { type Distribution, readDistribution } from './distribution.ts';
import type { PackagedKext } from './kext-facts.ts';
import { type Resource, resourcesOf } from './resources.ts';
import type { Script } from './scripts.ts';
import { pathsInResources } from './shown-files.ts';
import { openXar, type Xar } from './xar.ts';
import type { XarMember } from './xar-toc.ts';

/** How a kext comes to a Mac. */
interface Brought {
  /** Identifier of the package that installs it. */
  package: string | null;
  /** The folder of that package in the archive, "" where the file is that package. */
  component: string;
  /** Identifiers of the choices that install it; empty where there is nothing to choose. */
  choices: string[];
}

/** A kext as an installer brings it. */
export interface InstalledKext extends PackagedKext, Brought {}

/** One that lies beside the scripts of a package. */
export interface BroughtKext extends CarriedKext, Brought {}

/** All that an installer package tells. */
export interface PackageFacts {
  kexts: InstalledKext[];
  /** Those that packages do not install themselves; their scripts may. */
  carried: BroughtKext[];
  /** `signer` is who signed the installer: a hint only, macOS names the one who signed the kext. Read, not verified. */
  package: { id: string | null; version: string | null; signer: Signer | null };
  components: Component[];
  distribution: Distribution | null;
  /** Of all components. */
  scripts: (Script & { component: string })[];
  /** What the installer shows, by language: what lies in Resources. */
  resources: Resource[];
  /** All that the archive holds, in its order. */
  members: XarMember[];
}

/** Reads a package from wherever its bytes lie; `file` is what it is called. No exception of its bytes leaves it. */
export async function readFacts(source: ByteSource, file: string): Promise<Result<PackageFacts>> {
  const diagnostics: Diagnostic[] = [];
  try {
    const value = await factsOf(await openXar(source, file), diagnostics);
    return { value, diagnostics };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { diagnostics: [...diagnostics, ...error.diagnostics] };
  }
}

async function factsOf(xar: Xar, diagnostics: Diagnostic[]): Promise<PackageFacts> {
  const budget = new Budget();
  const distribution = await distributionOf(xar, budget, diagnostics);
  const names = componentNames(xar, distribution, diagnostics);
  const components: Component[] = [];
  const before = diagnostics.length;
  for (const name of names) {
    if (diagnostics.slice(before).some(({ code }) => ENDS.has(code))) break;
    components.push(await readComponent(xar, name, budget, diagnostics));
  }
  diagnostics.push(...xar.flow.remarks);
  const kexts = components.flatMap((component) => broughtBy(component, component.kexts, distribution));
  const carried = components.flatMap((component) => broughtBy(component, component.carried, distribution));
  if (kexts.length + carried.length === 0 && diagnostics.every(({ severity }) => severity !== 'error')) {
    diagnostics.push(diagnostic('package.no-kext', {}, { file: xar.file }));
  }
  return {
    kexts,
    carried,
    package: { ...identityOf(distribution, components), signer: installerSigner(xar) },
    components,
    distribution,
    scripts: components.flatMap(({ name, scripts }) =>
      scripts.map((script) => ({ ...script, component: name })),
    ),
    resources: resourcesOf(xar.members),
    members: xar.members,
  };
}

/** What is counted over all of a package: said of one part of it, it would be said of each that follows. */
const ENDS = new Set<string>([
  'package.bomb',
  'package.entries',
  'package.entry-names',
  'package.kexts',
  'package.pieces',
  'package.scripts',
  'package.xml-bytes',
  'package.xml-large',
]);

async function distributionOf(
  xar: Xar,
  budget: Budget,
  diagnostics: Diagnostic[],
): Promise<Distribution | null> {
  try {
    const file = `${xar.file}/Distribution`;
    budget.readXml(xar.entries.get('Distribution')?.size ?? 0, file);
    const bytes = await xar.read('Distribution');
    if (!bytes) return null;
    const distribution = readDistribution(bytes, file, pathsInResources(xar.members));
    const [first] = distribution.javascript;
    if (first) diagnostics.push(diagnostic('package.javascript', {}, first));
    return distribution;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    diagnostics.push(...error.diagnostics);
    return null;
  }
}

function broughtBy<K>(
  component: Component,
  kexts: readonly K[],
  distribution: Distribution | null,
): (K & Brought)[] {
  const id = component.info?.id ?? null;
  const choices = distribution ? choicesFor(component, distribution) : [];
  return kexts.map((kext) => ({ ...kext, package: id, component: component.name, choices }));
}

/** The product's own, else that of the one package that there is, or that brings kexts; a version that all these agree on. */
function identityOf(
  distribution: Distribution | null,
  components: readonly Component[],
): { id: string | null; version: string | null } {
  if (distribution?.product?.id) {
    return { id: distribution.product.id, version: distribution.product.version };
  }
  const withKexts = components.filter(({ kexts, carried }) => kexts.length + carried.length > 0);
  const [only, second] = components.length === 1 ? components : withKexts;
  const info = second ? undefined : only?.info;
  const [agreed = null, other] = new Set(withKexts.map((component) => component.info?.version ?? null));
  const version = distribution?.product?.version ?? info?.version ?? (other === undefined ? agreed : null);
  return { id: info?.id ?? null, version };
}

function installerSigner({ certificate }: Xar): Signer | null {
  const parsed = certificate === null ? undefined : parseCertificate(Buffer.from(certificate, 'base64'));
  return parsed ? signerOfCertificate(parsed) : null;
}

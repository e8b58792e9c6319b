import { composeProduct, type SaidProduct } from '../../../src/compose/compose.ts';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { plan } from '../../../src/plan/plan.ts';
import { readContent } from '../../../src/read/content/read-content.ts';
import type { Installer } from '../../../src/read/installer/installer.ts';
import { closingsOf } from '../../../src/read/package/closing.ts';
import { readDistribution } from '../../../src/read/package/distribution.ts';
import type { Profile } from '../../../src/read/profile/profile.ts';
import { templatesOf } from '../../../src/render/html/templates.ts';
import { drawInstaller } from '../../../src/render/installer/draw-installer.ts';
import type { PaneFormat } from '../../../src/render/pane/format.ts';
import { ONE_CODE } from '../../plan/profiles.ts';

const content = (await readContent()).value!;
const draw = templatesOf(content.templates);
const english = content.languages.get('en')!;
const usual = say(ONE_CODE.profile);

function say(profile: Profile): SaidProduct {
  return composeProduct(plan(profile, content).plan, profile, content, english).said;
}

/** Says and draws the installer of a product, in the languages of the profile: all of them in English words. */
export function drawn(
  installer: Partial<Installer>,
  more: Partial<Profile> = {},
  format: PaneFormat = 'html',
) {
  const profile: Profile = { ...ONE_CODE.profile, ...more };
  const said = more.guides || more.kexts ? say(profile) : usual;
  const all = new Map(profile.locales.map((locale) => [locale, said]));
  const { artifacts, diagnostics } = drawInstaller(
    all,
    profile,
    { resources: [], closings: [], ...installer },
    draw,
    format,
  );
  const files = new Map(
    artifacts.map(({ path, bytes }) => [path.replace('example-disk/installer/', ''), Buffer.from(bytes)]),
  );
  return {
    artifacts,
    files,
    /** Of the files that are not ours. */
    assets: artifacts.filter(({ kind }) => kind === 'asset').map(({ path }) => path.split('/installer/')[1]!),
    xml: files.get('distribution.xml')?.toString(),
    diagnostics,
    told: diagnostics.map((finding) => {
      const line = finding.place?.line === undefined ? '' : `${finding.place.line} `;
      return `${line}${finding.severity} ${finding.code}: ${sentence(finding)}`;
    }),
  };
}

/** An installer as it was read: its Distribution, and its resources by path. */
export function given(
  distribution: string | Uint8Array | undefined,
  resources: Record<string, string> = {},
  isBuilt = false,
): Installer {
  const bytes = typeof distribution === 'string' ? Buffer.from(distribution) : distribution;
  const read = bytes && { ...readDistribution(bytes, 'distribution.xml'), bytes, isBuilt };
  return {
    ...(read ? { distribution: read } : {}),
    closings: closingsOf(read, []),
    resources: Object.entries(resources).map(([path, text]) => ({
      path,
      bytes: Buffer.from(text),
      isExecutable: false,
      file: `Resources/${path}`,
    })),
  };
}

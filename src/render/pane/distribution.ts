import type { Installer } from '../../read/installer/installer.ts';
import type { Profile } from '../../read/profile/profile.ts';
import type { Draw } from '../html/templates.ts';
import { PANE_TYPES, PANES, type PaneFormat, paneFile } from './format.ts';

/**
 * A starter for productbuild, by the form that its manual page and Apple's Distribution XML reference document. It
 * names each pane with its media type: without one the Installer shows the source text. Where it is known which package
 * the product will be made of, nothing is left to be put in.
 */
export function drawDistribution(
  profile: Profile,
  draw: Draw,
  format: PaneFormat,
  component?: Installer['component'],
): string {
  const { product, kexts, guides } = profile;
  const id = component?.id ?? `${kexts[0]?.id ?? product.id}.pkg`;
  return draw('distribution', {
    product,
    panes: PANES.map((name) => ({ name, file: paneFile(name, format), type: PANE_TYPES[format] })),
    minimum: `${guides.macos.from}.0`,
    package: {
      isKnown: component?.id != null,
      id,
      file: component?.file ?? `${product.id}.pkg`,
      version: component?.version ?? product.version,
    },
  });
}

import type { Profile } from '../../read/profile/profile.ts';
import type { Draw } from '../html/templates.ts';

/**
 * A starter for productbuild, by the form that its manual page and Apple's Distribution XML reference document. It
 * names each pane with its media type: without one the Installer shows the source text.
 */
export function drawDistribution(profile: Profile, draw: Draw): string {
  const { product, kexts, guides } = profile;
  const id = `${kexts[0]?.id ?? product.id}.pkg`;
  return draw('distribution', {
    product,
    minimum: `${guides.macos.from}.0`,
    package: { id, file: `${product.id}.pkg` },
  });
}

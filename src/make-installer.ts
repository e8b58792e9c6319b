import type { SaidProduct } from './compose/compose.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { readInstaller } from './read/installer/read-installer.ts';
import type { Profile } from './read/profile/profile.ts';
import type { Artifact } from './render/artifact.ts';
import type { Draw } from './render/html/templates.ts';
import { drawInstaller } from './render/installer/draw-installer.ts';
import type { PaneFormat } from './render/pane/format.ts';
import { tellRoom } from './render/pane/room.ts';

/** Reads what the vendor has of an installer, and draws what productbuild takes. */
export async function makeInstaller(
  said: ReadonlyMap<string, SaidProduct>,
  profile: Profile,
  draw: Draw,
  format: PaneFormat,
  read: typeof readInstaller = readInstaller,
): Promise<{ artifacts: readonly Artifact[]; diagnostics: readonly Diagnostic[] }> {
  const room = [...said.values()].flatMap(({ panes }) => tellRoom(panes, profile.source));
  const { value, diagnostics } = await read(profile.installer ?? {});
  if (!value) return { artifacts: [], diagnostics: [...room, ...diagnostics] };
  const drawn = drawInstaller(said, profile, value, draw, format);
  return { ...drawn, diagnostics: [...room, ...diagnostics, ...drawn.diagnostics] };
}

import { type Diagnostic, diagnostic, type Place, type Result } from '../../diagnostics/diagnostic.ts';
import { readBytes } from './read-bytes.ts';

/** A picture that a profile names: by which key, where in the profile, its path as written and as found. */
export interface PictureName {
  key: string;
  place: Place;
  path: string;
  file: string;
}

export type PictureKind = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'SVG';

/** Reads a picture into a `data:` address. What counts is what the file holds, not how its name ends. */
export async function readPicture(
  { key, place, path, file }: PictureName,
  allowed: readonly PictureKind[],
  limit: number,
): Promise<Result<string>> {
  const refuse = (finding: Diagnostic): Result<string> => ({ diagnostics: [finding] });
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) {
    return refuse(diagnostic('profile.picture-remote', { key, address: path }, place));
  }
  const read = await readBytes(file, limit);
  if ('problem' in read) {
    switch (read.problem) {
      case 'missing':
        return refuse(diagnostic('profile.no-file', { key, path }, place));
      case 'no-file':
        return refuse(diagnostic('profile.file-kind', { key, path, wanted: 'file' }, place));
      case 'too-big':
        return refuse(diagnostic('profile.picture-size', { key, path, bytes: read.size, limit }, place));
      case 'unreadable':
        return refuse(diagnostic('profile.file-unreadable', { key, path, reason: read.reason }, place));
    }
  }
  const kind = kindOf(Buffer.from(read.bytes));
  if (!kind || !allowed.includes(kind)) {
    return refuse(diagnostic('profile.picture-kind', { key, path, allowed }, place));
  }
  const base64 = Buffer.from(read.bytes).toString('base64');
  return { value: `data:${MEDIA_TYPES[kind]};base64,${base64}`, diagnostics: [] };
}

const MEDIA_TYPES: Record<PictureKind, string> = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  GIF: 'image/gif',
  WebP: 'image/webp',
  SVG: 'image/svg+xml',
};

function kindOf(bytes: Buffer): PictureKind | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (start.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'GIF';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'WebP';
  // Without its namespace, a browser does not draw an SVG that stands in an address.
  const text = bytes.toString('utf8', 0, 8192);
  const isSvg = /^\ufeff?\s*</.test(text) && /<svg[\s>]/.test(text);
  return isSvg && text.includes('http://www.w3.org/2000/svg') ? 'SVG' : undefined;
}

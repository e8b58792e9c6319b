import type { World } from './world.ts';

/**
 * Commands that bring a browser to a machine, best first; on most Linux the first one needs npm alone. Chrome for
 * Testing has no build for Linux on arm64 before 153, and none for musl.
 */
export function mendingCommands({ platform, arch, glibc, isGlobal }: World): [string, ...string[]] {
  const puppeteer = 'npx puppeteer browsers install chrome-headless-shell';
  if (platform === 'darwin') return [puppeteer, 'brew install --cask google-chrome'];
  if (platform === 'win32') return [puppeteer, 'winget install Google.Chrome'];
  if (!glibc) return ['apk add chromium'];
  const others = ['apt-get install chromium', 'dnf install chromium-headless'];
  if (arch !== 'x64') return [puppeteer, ...others];
  // A tool that is installed for the whole machine does not see what is installed for one folder.
  return [`npm install ${isGlobal ? '--global ' : ''}@sparticuz/chromium`, puppeteer, ...others];
}

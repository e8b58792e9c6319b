import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Builder, By, Capabilities, type WebDriver } from 'selenium-webdriver';
import { hasTool } from '../../tools.ts';
import { Children } from './children.ts';
import type { Scheme, Window } from './window.ts';

/** Whether WebKitGTK can be driven here: packages webkit2gtk-driver and xvfb of Debian. */
export const hasWebKit = hasTool('WebKitWebDriver', '--help') && hasTool('Xvfb', '-help');

/**
 * The WebKit that Debian ships, which is that of Safari and the Installer but for fonts and controls. It is shown on a
 * display of its own; the page is in a frame, since a window of its browser cannot be as narrow as the Installer's text.
 */
export async function webkit(scheme: Scheme): Promise<Window> {
  const children = new Children();
  const home = await mkdtemp(path.join(tmpdir(), 'kextguide-webkit-'));
  const end = async () => {
    children.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const server = await serve(children, { ...(await environment(children)), HOME: home });
    const driver = await session(server, scheme);
    await driver.get('about:blank');
    await driver.executeScript(`document.body.append(document.createElement('iframe'))`);
    return {
      show: (html, width, height) => show(driver, html, width, height),
      ask: (expression) => driver.executeScript(`return (${expression})`),
      close: () => driver.quit().finally(end),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function environment(children: Children): Promise<NodeJS.ProcessEnv> {
  const { XDG_CACHE_HOME, XDG_CONFIG_HOME, XDG_DATA_HOME, GTK_THEME, WAYLAND_DISPLAY, ...env } = process.env;
  return {
    ...env,
    DISPLAY: await display(children),
    GDK_BACKEND: 'x11',
    // There is no desktop, and perhaps no right to make namespaces; what is shown is ours.
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
}

/** Starts a display under a number that is free, and says it. */
async function display(children: Children): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  const { process: xvfb, ended } = children.start('Xvfb', args);
  const [number] = (await Promise.race([once(xvfb.stdio[3]!, 'data'), ended])) as [Buffer];
  return `:${String(number).trim()}`;
}

/** Starts the driver, and gives its address once it answers there. */
async function serve(children: Children, env: NodeJS.ProcessEnv): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const { ended } = children.start('WebKitWebDriver', [`--port=${port}`], env);
    try {
      await Promise.race([answer(address), ended]);
      return address;
    } catch (error) {
      // Somebody else took the port in between.
      if (attempt === 5) throw error;
    }
  }
}

async function answer(address: string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    try {
      if ((await fetch(`${address}/status`)).ok) return;
    } catch {
      // Not yet.
    }
    await setTimeout(50);
  }
  throw new Error(`Nothing answers at ${address}.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A named server keeps Selenium from looking for drivers, and from asking the network for one. */
function session(server: string, scheme: Scheme): Promise<WebDriver> {
  const args = ['--automation', ...(scheme === 'dark' ? ['--dark-mode'] : [])];
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args } });
  return Promise.resolve(
    new Builder().disableEnvironmentOverrides().usingServer(server).withCapabilities(capabilities).build(),
  );
}

async function show(driver: WebDriver, html: string, width: number, height: number): Promise<void> {
  await driver.switchTo().defaultContent();
  const frame = await driver.findElement(By.css('iframe'));
  await driver.executeScript(
    `const [frame, width, height] = arguments;
    frame.style.cssText = 'border: 0; width: ' + width + 'px; height: ' + height + 'px';`,
    frame,
    width,
    height,
  );
  await driver.switchTo().frame(frame);
  await driver.executeScript(
    'document.open(); document.write(arguments[0]); document.close(); document.body.offsetHeight;',
    html,
  );
}

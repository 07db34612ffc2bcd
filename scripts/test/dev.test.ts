import { utimesSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { after, clearInstances, startInstance } from "../../server/test/instance.ts";

const root = path.resolve(import.meta.dirname, "../..");

afterEach(clearInstances);

test("npm run dev serves the app from its sources and the API of a server that starts again on change", async () => {
  const instance = await startInstance(["--port", "0"], { PORT: "1" }, "dev");
  const page = await fetch(`${instance.url}/check`, { headers: { accept: "text/html" } });
  expect(await page.text()).toContain('src="/src/main.tsx"');
  expect((await fetch(`${instance.url}/src/main.tsx`)).headers.get("content-type")).toContain("javascript");

  // Long enough that the time since another start is told from this one's.
  await until(async () => (await secondsUp(instance.url)) > 1);
  const now = new Date();
  utimesSync(path.join(root, "server/src/app.ts"), now, now);
  await until(async () => (await secondsUp(instance.url)) < 1);

  expect(await instance.stop("SIGINT")).toBe(0);
});

/** How long the server behind has been up; it may take a while to come, or to come again. */
async function secondsUp(url: string): Promise<number> {
  for (;;) {
    const answer = await fetch(`${url}/api/health`);
    if (answer.ok) return ((await answer.json()) as { uptimeSeconds: number }).uptimeSeconds;
    await after(50);
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await after(50);
}

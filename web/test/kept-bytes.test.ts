import { expect, test, vi } from "vitest";
import { KeptBytes } from "../src/features/check/kept-bytes.ts";

async function read(kept: KeptBytes, blob: Blob): Promise<string> {
  return new Response(kept.stream(blob)).text();
}

test("a small file is fetched once, however often it is read", async () => {
  const kept = new KeptBytes();
  const blob = new Blob(["一二三"]);
  const fetched = vi.spyOn(blob, "arrayBuffer");
  expect(await read(kept, blob)).toBe("一二三");
  expect(await read(kept, blob)).toBe("一二三");
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(await read(kept, new Blob([]))).toBe("");
});

test("what a reader does to its bytes harms no later reading", async () => {
  const kept = new KeptBytes();
  const blob = new Blob(["abc"]);
  const { value } = await kept.stream(blob).getReader().read();
  value?.fill(0);
  expect(await read(kept, blob)).toBe("abc");
});

test("a large file streams, and of many no more is kept than there is room for", async () => {
  const kept = new KeptBytes();
  const large = new Blob([new Uint8Array(300_000)]);
  const whole = vi.spyOn(large, "arrayBuffer");
  expect((await read(kept, large)).length).toBe(300_000);
  expect(whole).not.toHaveBeenCalled();
  const many = Array.from({ length: 300 }, () => new Blob([new Uint8Array(260_000)]));
  for (const blob of many) await read(kept, blob);
  const fetched = many.map((blob) => vi.spyOn(blob, "arrayBuffer"));
  for (const blob of many) await read(kept, blob);
  const again = fetched.filter(({ mock }) => mock.calls.length > 0).length;
  expect(again).toBe(300 - Math.floor((1 << 26) / 260_000));
});

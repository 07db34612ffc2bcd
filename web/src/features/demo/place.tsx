import { DEMO_COOKIE } from "@kith/contract/demo-cookie";
import { lazy, Suspense } from "react";

const DemoStrip = lazy(() => import("./strip.tsx").then((module) => ({ default: module.DemoStrip })));

/** Where the demo's strip stands, in a demo. Elsewhere nothing is fetched for it and nothing asked. */
export function DemoPlace() {
  if (!mayBeDemo()) return null;
  return (
    <Suspense>
      <DemoStrip />
    </Suspense>
  );
}

function mayBeDemo(): boolean {
  return document.cookie.split("; ").includes(`${DEMO_COOKIE}=1`);
}

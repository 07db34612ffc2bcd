import { CSPProvider } from "@base-ui/react/csp-provider";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { Icon } from "../../ui/icon.tsx";

interface OwnFrameProps {
  readonly title: string;
  /** Where the heading says more than the title. */
  readonly heading?: ReactNode;
  readonly under?: ReactNode;
  readonly up: { readonly to: "/home" | "/sanctions"; readonly label: string };
  readonly children: ReactNode;
}

/** A page of somebody's own, outside of every community. */
export function OwnFrame({ title, heading = title, under, up, children }: OwnFrameProps) {
  return (
    <CSPProvider disableStyleElements>
      <title>{`${title} · Kith`}</title>
      <SiteBar />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[680px]">
          <p className="desk:pt-5">
            <Link to={up.to} className="-ml-1 inline-flex min-h-11 items-center gap-1 text-second text-faded">
              <Icon name="back" className="size-5" />
              {up.label}
            </Link>
          </p>
          <header className="border-b-[1.5px] border-ink pb-3">
            <h1 className="type-title break-words">{heading}</h1>
            {under !== undefined && <p className="text-second text-faded">{under}</p>}
          </header>
          {children}
        </div>
      </main>
    </CSPProvider>
  );
}

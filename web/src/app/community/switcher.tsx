import { Menu } from "@base-ui/react/menu";
import type { CommunityView } from "@kith/contract/members";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { homeQuery } from "../../features/charter/queries.ts";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Logo } from "../../ui/logo.tsx";
import { frameWords } from "./words.ts";

const itemLook =
  "flex min-h-11 cursor-default items-center gap-2 px-3.5 text-fact outline-none data-highlighted:bg-sunk";

interface SwitcherProps {
  readonly community: CommunityView;
  /** On a phone it is the line above a page's title. */
  readonly isLine?: boolean;
}

/** Which community this is, and the way to another. */
export function Switcher({ community, isLine = false }: SwitcherProps) {
  const words = useWords(frameWords);
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`${community.name}, ${words.switchCommunity}`}
        className={
          isLine
            ? "-my-2 flex min-h-11 max-w-full items-center gap-1 text-second text-faded"
            : "flex min-h-11 w-full items-center justify-center gap-2.5 rounded-box text-left active:bg-sunk wide:justify-start wide:px-2"
        }
      >
        {!isLine && <Logo className="size-9" />}
        <span className={isLine ? "truncate" : "hidden min-w-0 flex-1 leading-5.5 font-semibold wide:block"}>
          {community.name}
        </span>
        <Icon name="down" className={`size-4 text-faded ${isLine ? "" : "hidden wide:block"}`} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="z-30 outline-none" sideOffset={4} align="start">
          <Menu.Popup className="max-h-[min(480px,var(--available-height))] w-[min(280px,var(--available-width))] overflow-y-auto rounded-box border border-line bg-sheet py-1 shadow-lifted outline-none">
            <Others here={community.slug} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Asked for when the menu opens. */
function Others({ here }: { readonly here: string }) {
  const words = useWords(frameWords);
  const { data } = useQuery(homeQuery);
  const others = data?.communities.filter(({ slug }) => slug !== here) ?? [];
  return (
    <>
      {others.map(({ slug, name }) => (
        <Menu.LinkItem
          key={slug}
          className={itemLook}
          closeOnClick
          render={<Link to="/c/$slug" params={{ slug }} />}
        >
          <span className="min-w-0 truncate">{name}</span>
        </Menu.LinkItem>
      ))}
      {others.length > 0 && <Menu.Separator className="my-1 border-t border-line" />}
      <Menu.LinkItem className={itemLook} closeOnClick render={<Link to="/home" />}>
        {words.allCommunities}
      </Menu.LinkItem>
      {data?.can.found === true && (
        <Menu.LinkItem className={itemLook} closeOnClick render={<Link to="/found" />}>
          {words.foundOne}
        </Menu.LinkItem>
      )}
    </>
  );
}

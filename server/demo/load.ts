import { becomePerson, createOrganiserLink, type Actor } from "../src/modules/accounts/index.ts";
import { communityBySlug } from "../src/modules/charter/index.ts";
import { PASSWORD, type SignInAs } from "./cast.ts";
import { class2008 } from "./class-2008.ts";
import { Building, ctxAt, type DemoCommunity, type Tools } from "./community.ts";
import { englishClub } from "./english-club.ts";
import { mba2019 } from "./mba-2019.ts";

export const demoCommunities: readonly DemoCommunity[] = [mba2019, englishClub, class2008];

/** As whom whoever tries the demo may sign in. */
export const signIns: readonly SignInAs[] = demoCommunities.flatMap((one) => [...one.signIns.values()]);

/** Builds the communities that are not there. @returns the ids of those it built. */
export async function loadDemo(tools: Tools): Promise<string[]> {
  const built: string[] = [];
  for (const community of demoCommunities) {
    if ((await communityBySlug(tools.db, community.asked.slug)) !== null) continue;
    built.push(await build(community, tools));
  }
  return built;
}

async function build(community: DemoCommunity, tools: Tools): Promise<string> {
  const building = new Building(community, tools);
  await building.found(await firstOrganiser(community, building, tools));
  await building.open();
  await building.admitAll();
  await building.acceptAll();
  await building.bringTalkIn();
  await community.furnish(building);
  return building.communityId;
}

/** Whoever founds the first community runs the instance: they come by the link a first start prints. */
async function firstOrganiser(
  { cast, founder, signIns: among }: DemoCommunity,
  { begins }: Building,
  { db }: Tools,
): Promise<Actor | null> {
  const ctx = ctxAt(db, begins);
  const link = await createOrganiserLink(ctx);
  const [name, signIn] = [cast.get(founder), among.get(founder)];
  if (link === null || name === undefined || signIn === undefined) return null;
  const { username } = signIn;
  const { token } = link;
  return { personId: await becomePerson(ctx, { token, name, username, password: PASSWORD, email: null }) };
}

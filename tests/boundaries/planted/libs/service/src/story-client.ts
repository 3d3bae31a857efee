// breaks: framework-knows-no-stories
import { storyClient } from "../../clients/src/generated/story.ts";
export default storyClient;

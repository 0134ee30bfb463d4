package io.tieback.world.people;

/**
 * A browser, or the web view inside an app.
 *
 * @param id unique in the world
 * @param capped whether it caps script-set cookies
 * @param agent user agent string
 * @param screen screen size as {@code width x height}
 * @param clearing when its cookies are cleared
 * @param blocksTags whether it blocks conversion tags
 */
public record Browser(long id, boolean capped, String agent, String screen, Clearing clearing, boolean blocksTags) {}

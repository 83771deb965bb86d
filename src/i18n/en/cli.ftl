cli-done = Done

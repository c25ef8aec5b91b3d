// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

/// One program at a time in a state folder. The lock is the system's hold on the file `lock`, not what stands in it: it
/// goes with the process that has it, however that ends, so that a killed program, another one with its number (in a
/// container everybody is number 1) or a damaged file lock nobody out. It says nothing about other machines that see
/// the folder over a network whose file system keeps no locks. One owner, any thread.
namespace meterbench::state {

class FolderLock {
public:
    /// Errors: `state-in-use` {folder}, `state-unavailable` {folder, reason}.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> take(const QString& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock(FolderLock&&) = delete;
    FolderLock& operator=(FolderLock&&) = delete;

private:
    class Hold;
    explicit FolderLock(std::unique_ptr<Hold> hold);

    std::unique_ptr<Hold> m_hold;
};

} // namespace meterbench::state

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/object_server.h"

#include <algorithm>
#include <cstdint>
#include <map>

/// What guessing costs: behind wrong passwords of a client number in a language every answer to the next try waits,
/// longer each time, whether the try is right or wrong. Nobody is shut out: the longest wait is below what clients of
/// the language wait for, and the right password ends it. It knows no time, and is forgotten with the program. Owned by
/// a meter, for all its ports.
namespace meterbench::protocol::virtual_meter {

using dlms::Attempt;

enum class GuardedLanguage : std::uint8_t { Dlms, Kmp, Iec62056_21 };

class AttemptDelays {
public:
    /// Behind the first wrong try; doubled with each. Own choice: a slip of the hand is not felt.
    static constexpr std::int64_t firstMilliseconds = 100;
    /// Clients of DLMS wait for five seconds at least; those of IEC 62056-21 for 1500 ms by the standard, of KMP for
    /// about as long.
    static constexpr std::int64_t longestDlmsMilliseconds = 3200;
    static constexpr std::int64_t longestOpticalMilliseconds = 1000;

    /// @return how long the answer to this try waits, milliseconds
    std::int64_t judged(GuardedLanguage language, std::uint16_t client, Attempt attempt)
    {
        auto& wrongTries = m_wrongTries[{language, client}];
        const auto wait = waitBehind(wrongTries, language);
        wrongTries = attempt == Attempt::Right ? 0 : std::min(wrongTries + 1, mostCounted);
        return wait;
    }

private:
    static constexpr unsigned mostCounted = 16; ///< the wait has long stopped growing

    [[nodiscard]] static std::int64_t waitBehind(unsigned wrongTries, GuardedLanguage language)
    {
        if (wrongTries == 0)
            return 0;
        const auto longest = language == GuardedLanguage::Dlms ? longestDlmsMilliseconds : longestOpticalMilliseconds;
        return std::min(firstMilliseconds << (wrongTries - 1), longest);
    }

    std::map<std::pair<GuardedLanguage, std::uint16_t>, unsigned> m_wrongTries;
};

} // namespace meterbench::protocol::virtual_meter

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/target.h"
#include "protocol/explain/field.h"
#include "protocol/explain/key_ring.h"
#include "protocol/kmp/register_table.h"
#include "protocol/push/push_list.h"

#include <map>

/// What the explainers of all protocols share: what is known beforehand, what was seen in earlier frames of the same
/// conversation, and the frame at hand with its bounds. Each is owned by the Explainer; one thread.
namespace meterbench::protocol::explain {

/// Data of resources/protocol; each may be null, then its names are missing. They outlive the explainer.
struct Knowledge {
    const kmp::RegisterTable* registers = nullptr;
    const kmp::TypeWords* typeWords = nullptr;
    const push::PushLists* pushLists = nullptr;
};

/// Whole messages out of parts that came in several frames. Bounded in number and size.
class Assembly {
public:
    static constexpr std::size_t longestMessage = std::size_t{1} << 20U;
    static constexpr std::size_t mostMessages = 64;

    /// @param key which message: protocol, stations, service. @return false when a bound is reached: the part is lost
    bool append(const std::string& key, Octets part);
    [[nodiscard]] bool has(const std::string& key) const { return m_parts.find(key) != m_parts.end(); }
    /// What was collected; forgotten here.
    [[nodiscard]] Bytes take(const std::string& key);
    void forget(const std::string& key) { m_parts.erase(key); }

private:
    std::map<std::string, Bytes> m_parts;
};

/// What frames tell about those that follow.
struct Conversation {
    std::vector<Bytes> systemTitles; ///< of either side, newest last; at most sixteen
    std::vector<Bytes> dedicatedKeys; ///< newest last; at most four
    std::map<std::uint8_t, std::vector<dlms::Target>> asked; ///< by invoke id
    Assembly assembly;
    std::map<std::string, std::uint8_t> lastSegment; ///< N(S) of the segment seen last, by stations

    void learnTitle(Octets title);
    void learnDedicatedKey(Octets key);
};

/// A probe only asks whether octets are an APDU: it opens nothing within them.
enum class Effort { Full, Probe };

struct Scope {
    const Knowledge& knowledge;
    const KeyRing& keys;
    Conversation& conversation;
    std::vector<Finding>& findings;
    std::size_t fieldsLeft = mostFields;
    std::size_t layersLeft = 8; ///< ciphered in ciphered, block in block
    Effort effort = Effort::Full;

    static constexpr std::size_t mostFields = 20'000;

    /// Whether another field may be written; says once that it may not.
    [[nodiscard]] bool mayGoOn();
    void find(Severity severity, std::string rule, std::string field = {}, std::vector<Argument> arguments = {});
    /// A field of its own, counted.
    [[nodiscard]] Field field(
        std::string name, const Slice& octets, std::string value = {}, std::vector<Phrase> meaning = {});
    /// An unsigned number, big-endian.
    [[nodiscard]] Field number(std::string name, const Slice& octets, std::vector<Phrase> meaning = {});
    /// What is left over where nothing should be, as a field and a finding; nothing when there is none.
    void leftOver(std::vector<Field>& into, const Slice& rest);
    /// Says that a length promised more than there is.
    void cut(std::string field);
};

/// "0A1B" without blanks. @param most octets, "…" behind them when there are more
[[nodiscard]] std::string hexText(Octets octets, std::size_t most = 64);
/// "5Ah"
[[nodiscard]] std::string hexOctet(std::uint8_t octet);
/// "F3 8A" style numbers as four digits: "F38A".
[[nodiscard]] std::string hexWord(std::uint16_t word);
/// Every character printable ASCII, and at least one.
[[nodiscard]] bool isPrintable(Octets octets);
/// Characters that are not printable become dots.
[[nodiscard]] std::string printable(Octets octets);

/// Structures within structures; no meter nests so deep.
inline constexpr std::size_t deepestData = 16;

/// A length in BER and A-XDR. What follows may be shorter; SIZE_MAX for a length that is none.
[[nodiscard]] std::size_t takeLength(Scope& scope, SliceReader& reader);

} // namespace meterbench::protocol::explain
